import type {
  Candidate,
  GetAllocationCandidatesResponse,
  ProviderSummary,
} from '@cellflow/contracts-placement';
import type { HostState } from '@cellflow/domain';

/** What a host has of each class. */
export type Stock = Pick<HostState, 'classes' | 'capacity' | 'used'>;

/**
 * What the host of a candidate has: sums over the providers of its tree, so that a host whose processors are on NUMA
 * children weighs what it is. A class that the candidate takes from another tree is left out.
 */
export function stocksOf(answer: GetAllocationCandidatesResponse): { of(candidate: Candidate): Stock } {
  const classesOf = namesByIndexes(answer.resourceClasses);
  const trees = nestedTreesOf(answer.providerSummaries);
  return {
    of(candidate) {
      const root = answer.providerSummaries[candidate.rootIndex] as ProviderSummary;
      const tree = trees.get(candidate.rootIndex);
      const { classIndexes, capacity, used } = tree ? sumOf([root, ...tree]) : root;
      // Most hosts are a tree of one that serves all itself: nothing is gathered for those.
      if (candidate.allocations.every(({ providerIndex }) => providerIndex === candidate.rootIndex))
        return { classes: classesOf(classIndexes), capacity, used: used.slice() };
      const elsewhere = takenElsewhere(answer, candidate);
      if (elsewhere.size === 0) return { classes: classesOf(classIndexes), capacity, used: used.slice() };
      const kept = classIndexes.flatMap((index, at) => (elsewhere.has(index) ? [] : [at]));
      return {
        classes: classesOf(kept.map((at) => classIndexes[at] as number)),
        capacity: kept.map((at) => capacity[at] as number),
        used: kept.map((at) => used[at] as number),
      };
    },
  };
}

/** What is below each root, of the roots that have something below them. */
function nestedTreesOf(summaries: readonly ProviderSummary[]): Map<number, ProviderSummary[]> {
  const trees = new Map<number, ProviderSummary[]>();
  summaries.forEach((summary, at) => {
    if (summary.rootIndex === at) return;
    const tree = trees.get(summary.rootIndex);
    if (tree) tree.push(summary);
    else trees.set(summary.rootIndex, [summary]);
  });
  return trees;
}

function sumOf(
  tree: readonly ProviderSummary[],
): Pick<ProviderSummary, 'classIndexes' | 'capacity' | 'used'> {
  const sums = new Map<number, { capacity: number; used: number }>();
  for (const { classIndexes, capacity, used } of tree) {
    classIndexes.forEach((index, at) => {
      const sum = sums.get(index) ?? { capacity: 0, used: 0 };
      sum.capacity += capacity[at] as number;
      sum.used += used[at] as number;
      sums.set(index, sum);
    });
  }
  const all = [...sums.values()];
  return {
    classIndexes: [...sums.keys()],
    capacity: all.map(({ capacity }) => capacity),
    used: all.map(({ used }) => used),
  };
}

/** Classes that providers of other trees serve, and the host's own tree does not. */
function takenElsewhere(answer: GetAllocationCandidatesResponse, candidate: Candidate): ReadonlySet<number> {
  const elsewhere = new Set<number>();
  const here = new Set<number>();
  for (const { providerIndex, classIndexes } of candidate.allocations) {
    const isOwn = answer.providerSummaries[providerIndex]?.rootIndex === candidate.rootIndex;
    for (const index of classIndexes) (isOwn ? here : elsewhere).add(index);
  }
  for (const index of here) elsewhere.delete(index);
  return elsewhere;
}

/** Most hosts have the same classes as the host before: they share one list. */
function namesByIndexes(names: readonly string[]): (indexes: readonly number[]) => readonly string[] {
  let last: { readonly indexes: readonly number[]; readonly list: readonly string[] } | undefined;
  return (indexes) => {
    const isSame =
      last?.indexes.length === indexes.length && last.indexes.every((index, at) => index === indexes[at]);
    if (last && isSame) return last.list;
    last = { indexes, list: indexes.map((index) => names[index] ?? '') };
    return last.list;
  };
}

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
  const trees = treesOf(answer.providerSummaries);
  return {
    of(candidate) {
      const tree = trees.get(candidate.rootIndex) ?? [];
      const { classIndexes, capacity, used } = tree.length === 1 ? (tree[0] as ProviderSummary) : sumOf(tree);
      const elsewhere = takenElsewhere(answer, candidate);
      if (elsewhere.size === 0) return { classes: classesOf(classIndexes), capacity, used: [...used] };
      const kept = classIndexes.flatMap((index, at) => (elsewhere.has(index) ? [] : [at]));
      return {
        classes: classesOf(kept.map((at) => classIndexes[at] as number)),
        capacity: kept.map((at) => capacity[at] as number),
        used: kept.map((at) => used[at] as number),
      };
    },
  };
}

function treesOf(summaries: readonly ProviderSummary[]): Map<number, ProviderSummary[]> {
  const trees = new Map<number, ProviderSummary[]>();
  for (const summary of summaries) {
    const tree = trees.get(summary.rootIndex);
    if (tree) tree.push(summary);
    else trees.set(summary.rootIndex, [summary]);
  }
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

/** Most hosts have the same classes: they share one list. */
function namesByIndexes(names: readonly string[]): (indexes: readonly number[]) => readonly string[] {
  const lists = new Map<string, readonly string[]>();
  return (indexes) => {
    const key = indexes.join();
    const known = lists.get(key) ?? indexes.map((index) => names[index] ?? '');
    lists.set(key, known);
    return known;
  };
}

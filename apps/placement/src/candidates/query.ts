import type { ClassColumn } from '../graph/class-column.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { SlotSet } from '../graph/slot-set.ts';
import type { CandidatesRequest, GroupRequest } from './request.ts';

/** An amount of one class. `at` numbers the classes of the request. */
export interface Need {
  readonly at: number;
  readonly resourceClass: string;
  readonly column: ClassColumn;
  readonly amount: number;
}

/** What a group asks of the providers that serve it, names looked up. */
export interface Filters {
  readonly suffix: string;
  /** A slot must be in one of each of these lists of sets... */
  readonly required: readonly (readonly SlotSet[])[];
  readonly memberOf: readonly (readonly SlotSet[])[];
  /** ...and in none of these. */
  readonly forbidden: readonly SlotSet[];
  /** It is in none of these, for the unsuffixed group its root neither. */
  readonly forbiddenAggregates: readonly SlotSet[];
  /** Root of the tree it must be of. */
  readonly rootUuid: string | null;
}

/** One provider to be chosen: for a suffixed group, or for one class of the unsuffixed one. */
export interface Part {
  readonly filters: Filters;
  readonly suffixed: boolean;
  readonly needs: readonly Need[];
  /** It takes a provider of its own, away from the other isolated parts. */
  readonly isolated: boolean;
  /** The part before it that asks for exactly the same: swapping the two gives the same candidate. -1 for none. */
  readonly twin: number;
  /** Numbers of the same_subtree sets that it is of. */
  readonly subtrees: readonly number[];
}

/** A class that several suffixed parts need, and the least that one of them needs of it. */
export interface Contended {
  readonly need: Need;
  readonly parts: readonly number[];
}

/** A request against one graph. Valid for one search only: sets and columns are looked up. */
export interface Query {
  readonly parts: readonly Part[];
  readonly unsuffixed: Filters | null;
  readonly classes: number;
  /** Parts that each take a provider of their own. */
  readonly isolated: readonly number[];
  /** What more parts compete for than their pairs can tell. */
  readonly contended: readonly Contended[];
  /** The last part of each same_subtree set, in order of choice. */
  readonly subtreeEnds: readonly number[];
  readonly rootRequired: readonly SlotSet[];
  readonly rootForbidden: readonly SlotSet[];
  /** Several choices may come to the same candidate, or to the same dead end. */
  readonly ambiguous: boolean;
  readonly nested: boolean;
}

/** Looks a request up in the graph; null where nothing can satisfy it: a class, trait or tree that nobody has. */
export function compile(graph: ProviderGraph, request: CandidatesRequest): Query | null {
  const rootRequired = request.rootRequired.map((trait) => graph.traits.get(trait));
  if (rootRequired.includes(undefined)) return null;
  const filters = request.groups.map((group) => filtersOf(graph, group));
  const classes = [...new Set(request.groups.flatMap((group) => [...group.resources.keys()]))];
  if (filters.includes(null) || classes.some((name) => graph.classes.find(name) === undefined)) return null;
  const parts = partsOf(graph, request, { filters: filters as Filters[], classes });
  return {
    parts,
    unsuffixed: (filters as Filters[]).find(({ suffix }) => suffix === '') ?? null,
    classes: classes.length,
    isolated: parts.flatMap((part, at) => (part.isolated ? [at] : [])),
    contended: contendedOf(parts),
    subtreeEnds: request.sameSubtree.map((_, set) =>
      parts.findLastIndex((part) => part.subtrees.includes(set)),
    ),
    rootRequired: rootRequired as SlotSet[],
    rootForbidden: present(request.rootForbidden.map((trait) => graph.traits.get(trait))),
    ambiguous: isAmbiguous(parts),
    nested: request.nested,
  };
}

function filtersOf(graph: ProviderGraph, group: GroupRequest): Filters | null {
  const required = group.required.map((set) => present(set.map((trait) => graph.traits.get(trait))));
  const memberOf = group.memberOf.map((set) => present(set.map((uuid) => graph.aggregates.get(uuid))));
  const rootUuid = group.inTree === '' ? null : graph.rootUuidOf(group.inTree);
  if (rootUuid === undefined || [...required, ...memberOf].some((set) => set.length === 0)) return null;
  return {
    suffix: group.suffix,
    required,
    memberOf,
    forbidden: present(group.forbidden.map((trait) => graph.traits.get(trait))),
    forbiddenAggregates: present(group.forbiddenAggregates.map((uuid) => graph.aggregates.get(uuid))),
    rootUuid,
  };
}

const present = <T>(found: readonly (T | undefined)[]): T[] => found.filter((one) => one !== undefined);

/** Groups of one same_subtree set are chosen one after the other; the unsuffixed group comes last. */
function partsOf(
  graph: ProviderGraph,
  { groups, sameSubtree, groupPolicy }: CandidatesRequest,
  { filters, classes }: { filters: readonly Filters[]; classes: readonly string[] },
): Part[] {
  const needsOf = (group: GroupRequest): Need[] =>
    [...group.resources].map(([resourceClass, amount]) => ({
      at: classes.indexOf(resourceClass),
      resourceClass,
      column: graph.columns[graph.classes.find(resourceClass) as number] as ClassColumn,
      amount,
    }));
  const setsOf = (suffix: string) => sameSubtree.flatMap((set, at) => (set.includes(suffix) ? [at] : []));
  const suffixed = groups
    .map((group, at) => ({ group, filters: filters[at] as Filters, subtrees: setsOf(group.suffix) }))
    .filter(({ group }) => group.suffix !== '')
    .sort((a, b) => (a.subtrees[0] ?? Infinity) - (b.subtrees[0] ?? Infinity) || 0);
  const asked: string[] = [];
  const parts: Part[] = suffixed.map(({ group, filters: own, subtrees }) => {
    const asks = subtrees.length === 0 ? askedBy(group) : group.suffix;
    const twin = asked.lastIndexOf(asks);
    asked.push(asks);
    const isolated = groupPolicy === 'isolate' && group.resources.size > 0;
    return { filters: own, suffixed: true, needs: needsOf(group), isolated, twin, subtrees };
  });
  const at = groups.findIndex(({ suffix }) => suffix === '');
  if (at < 0) return parts;
  const common = {
    filters: filters[at] as Filters,
    suffixed: false,
    isolated: false,
    twin: -1,
    subtrees: [],
  };
  return [...parts, ...needsOf(groups[at] as GroupRequest).map((need) => ({ ...common, needs: [need] }))];
}

const askedBy = ({ suffix: _, resources, ...others }: GroupRequest): string =>
  JSON.stringify([[...resources].sort(), others]);

function contendedOf(parts: readonly Part[]): Contended[] {
  const byClass = new Map<number, { need: Need; parts: number[] }>();
  parts.forEach(({ needs, suffixed, isolated }, at) => {
    if (!suffixed || isolated) return;
    for (const need of needs) {
      const before = byClass.get(need.at);
      const least = before && before.need.amount < need.amount ? before.need : need;
      byClass.set(need.at, { need: least, parts: [...(before?.parts ?? []), at] });
    }
  });
  return [...byClass.values()].filter((contended) => contended.parts.length > 2);
}

/** Parts that ask for the same class and are no twins may stand in for each other; one that takes nothing, for none. */
function isAmbiguous(parts: readonly Part[]): boolean {
  return parts.some((part, at) => {
    if (part.needs.length === 0) return true;
    const classes = new Set(part.needs.map((need) => need.at));
    const before = part.twin < 0 ? parts.slice(0, at) : [];
    return before.some((other) => other.needs.some((need) => classes.has(need.at)));
  });
}

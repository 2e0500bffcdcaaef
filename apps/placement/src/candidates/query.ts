import type { GetAllocationCandidatesRequest, RequestGroup } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { ClassColumn } from '../graph/class-column.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { SlotSet } from '../graph/slot-set.ts';

/** What one provider must give of one class: `sum` in all, in the parts that the groups ask for. */
export interface Need {
  readonly column: ClassColumn;
  readonly resourceClass: string;
  readonly sum: number;
  readonly parts: readonly number[];
}

/** A request against one graph, names already looked up. Valid for one scan only. */
export interface Query {
  readonly needs: readonly Need[];
  /** A slot must be in one of each of these lists of sets... */
  readonly anyOf: readonly (readonly SlotSet[])[];
  /** ...and in none of these. */
  readonly noneOf: readonly SlotSet[];
  /** Only these slots, where the request names a tree. */
  readonly tree: ReadonlySet<number> | null;
}

/**
 * Looks a request up in the graph; null where nothing can satisfy it (a class or trait that nobody has).
 *
 * Every provider is a tree of its own here, so all groups meet on one provider: their constraints add up, and two
 * suffixed groups that must be isolated cannot both be served. Throws RpcError INVALID_ARGUMENT naming the field.
 */
export function compile(graph: ProviderGraph, request: GetAllocationCandidatesRequest): Query | null {
  check(request);
  const { groups } = request;
  const suffixed = groups.filter((group) => group.suffix !== '' && group.resources.length > 0);
  if (request.groupPolicy === 'isolate' && suffixed.length > 1) return null;
  const needs = needsOf(graph, groups);
  if (!needs) return null;
  const sets = [
    ...groups.flatMap((group) => group.requiredTraits.map((set) => set.anyOf.map((t) => graph.traitSet(t)))),
    ...groups.flatMap((group) => group.memberOf.map((set) => set.anyOf.map((a) => graph.aggregateSet(a)))),
  ];
  const anyOf = sets.map((set) => set.filter((known) => known !== undefined));
  if (anyOf.some((set) => set.length === 0)) return null;
  const noneOf = groups.flatMap((group) => [
    ...group.forbiddenTraits.map((trait) => graph.traitSet(trait)),
    ...group.forbiddenAggregates.map((aggregate) => graph.aggregateSet(aggregate)),
  ]);
  const trees = groups.filter((group) => group.inTree !== '').map((group) => graph.treeOf(group.inTree));
  if (trees.some((tree) => tree === undefined || tree !== trees[0])) return null;
  return { needs, anyOf, noneOf: noneOf.filter((set) => set !== undefined), tree: trees[0] ?? null };
}

function needsOf(graph: ProviderGraph, groups: readonly RequestGroup[]): Need[] | null {
  const parts = new Map<string, number[]>();
  for (const { resourceClass, amount } of groups.flatMap((group) => group.resources)) {
    parts.set(resourceClass, [...(parts.get(resourceClass) ?? []), amount]);
  }
  const needs: Need[] = [];
  for (const [resourceClass, amounts] of parts) {
    const column = graph.columns[graph.classes.find(resourceClass) ?? -1];
    if (!column) return null;
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    needs.push({ column, resourceClass, sum, parts: amounts });
  }
  return needs;
}

function check(request: GetAllocationCandidatesRequest): void {
  const fail = (text: string) => new RpcError('INVALID_ARGUMENT', text);
  const { groups, groupPolicy } = request;
  if (!groups.some((group) => group.resources.length > 0)) throw fail('groups: no resources are asked for');
  if (!['', 'none', 'isolate'].includes(groupPolicy)) {
    throw fail(`group_policy: expected "none" or "isolate", got "${groupPolicy}"`);
  }
  if (groups.filter((group) => group.suffix !== '').length > 1 && groupPolicy === '') {
    throw fail('group_policy: must be given where there are two suffixed groups');
  }
  if (new Set(groups.map((group) => group.suffix)).size < groups.length) {
    throw fail('groups: a suffix is used twice');
  }
  for (const { suffix, resources } of groups) {
    const bad = resources.find(({ amount }) => amount < 1);
    if (bad) throw fail(`groups["${suffix}"].resources: ${bad.resourceClass} must be at least 1`);
  }
}

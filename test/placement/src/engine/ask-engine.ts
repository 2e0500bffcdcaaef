import { ProviderRecord } from '@cellflow/contracts-placement';
import { allocationsOf, findCandidates, mappingsOf, ProviderGraph } from '@cellflow/app-placement/engine';
import type { CandidatesRequest } from '@cellflow/app-placement/engine';
import type { Allocations, Mapping } from '../model/candidates.ts';
import type { CandidateQuery } from '../model/operation.ts';
import type { ProviderData } from '../topologies.ts';

/** A graph of these providers, as a replica of placement would hold it. */
export function graphOf(providers: readonly ProviderData[]): ProviderGraph {
  const parents = new Map(providers.map(({ uuid, parent }) => [uuid, parent]));
  const rootOf = (uuid: string): string => {
    const parent = parents.get(uuid);
    return parent ? rootOf(parent) : uuid;
  };
  const graph = new ProviderGraph();
  for (const { uuid, name, parent, inventories, traits, aggregates } of providers) {
    const record = ProviderRecord.create({
      ...{ uuid, name, parentUuid: parent ?? '', rootUuid: rootOf(uuid) },
      inventories: Object.entries(inventories).map(([resourceClass, fields]) => ({
        resourceClass,
        total: fields['total'],
        reserved: fields['reserved'] ?? 0,
        minUnit: fields['min_unit'] ?? 1,
        maxUnit: fields['max_unit'] ?? 2147483647,
        stepSize: fields['step_size'] ?? 1,
        allocationRatio: fields['allocation_ratio'] ?? 1,
      })),
      traits: [...traits].sort(),
      aggregates: [...aggregates].sort(),
    });
    graph.put(ProviderRecord.decode(ProviderRecord.encode(record)), 1);
  }
  return graph;
}

/** The model's way of asking in the engine's words. */
export const toRequest = (query: CandidateQuery): CandidatesRequest => ({
  groups: Object.entries(query.groups).map(([suffix, group]) => ({
    suffix,
    resources: new Map(Object.entries(group.resources)),
    required: [...(group.traits?.all ?? []).map((trait) => [trait]), ...(group.traits?.any ?? [])],
    forbidden: group.traits?.none ?? [],
    memberOf: group.memberOf?.any ?? [],
    forbiddenAggregates: group.memberOf?.none ?? [],
    inTree: group.inTree ?? '',
  })),
  groupPolicy: (query.groupPolicy ?? '') as CandidatesRequest['groupPolicy'],
  limit: query.limit ?? 0,
  sameSubtree: query.sameSubtrees ?? [],
  rootRequired: query.rootRequired?.all ?? [],
  rootForbidden: query.rootRequired?.none ?? [],
  nested: true,
});

export function askEngine(
  graph: ProviderGraph,
  query: CandidateQuery,
): { allocations: Allocations; mappings: Mapping }[] {
  const found: { allocations: Allocations; mappings: Mapping }[] = [];
  const uuidAt = (slot: number) => graph.recordAt(slot).uuid;
  findCandidates(graph, toRequest(query), ({ choice }, compiled) => {
    found.push({
      allocations: Object.fromEntries(
        [...allocationsOf(compiled, choice)].map(([slot, amounts]) => [
          uuidAt(slot),
          Object.fromEntries(amounts),
        ]),
      ),
      mappings: Object.fromEntries(
        [...mappingsOf(compiled, choice)].map(([suffix, slots]) => [suffix, slots.map(uuidAt)]),
      ),
    });
    return true;
  });
  return found;
}

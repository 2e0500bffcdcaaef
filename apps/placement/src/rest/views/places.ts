import type { LevelPlace, LevelRecord } from '@cellflow/contracts-placement';
import type { ProviderGraph } from '../../graph/provider-graph.ts';

const hostsOf = (graph: ProviderGraph, { aggregateUuid }: LevelPlace): string[] =>
  [...(graph.aggregates.get(aggregateUuid)?.members() ?? [])]
    .filter((slot) => graph.roots.has(slot))
    .map((slot) => graph.recordAt(slot).name)
    .sort();

/** A place with the names of its hosts. */
export const showPlace = (graph: ProviderGraph, level: string, place: LevelPlace) => ({
  level,
  name: place.name,
  aggregate: place.aggregateUuid,
  hosts: hostsOf(graph, place),
});

/** A level with its places, and how many hosts each has. */
export const showLevel = (graph: ProviderGraph, { name, distance, places }: LevelRecord) => ({
  name,
  distance: distance || 1,
  places: [...places]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((place) => ({
      name: place.name,
      aggregate: place.aggregateUuid,
      hosts: hostsOf(graph, place).length,
    })),
});

import { aggregatesOfTrees } from './topologies/aggregates-of-trees.ts';
import { groupsInTrees } from './topologies/groups-in-trees.ts';
import { localOrSharedDisk } from './topologies/local-or-shared-disk.ts';
import type { Topology } from './topologies/topology.ts';
import { traitsOfNics } from './topologies/traits-of-nics.ts';

export { cloudOf, numaHost } from './topologies/numa-host.ts';
export { operationsFor, uuid } from './topologies/topology.ts';
export type { ExpectedCandidate, ProviderData, Topology, TopologyQuery } from './topologies/topology.ts';

/** Worked examples after the pictures of Placement's guide to provider trees, with every candidate written out. */
export const topologies: readonly Topology[] = [
  localOrSharedDisk,
  aggregatesOfTrees,
  traitsOfNics,
  groupsInTrees,
];

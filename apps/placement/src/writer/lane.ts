import { sharesViaAggregate } from '../graph/sharing.ts';
import type { Memory } from '../memory/memory.ts';

/**
 * The lane of an act that changes these providers: the provider that most others may change at the same time. That is
 * a sharing one where there is one, else the root of the first one's tree.
 */
export function laneOf(memory: Memory, providerUuids: Iterable<string>): string {
  const sorted = [...providerUuids].sort();
  const records = sorted.map((uuid) => memory.graph.get(uuid)?.record);
  const sharing = records.find((record) => record?.traits.includes(sharesViaAggregate));
  return sharing?.uuid ?? records[0]?.rootUuid ?? sorted[0] ?? '';
}

/** The lane of an act that changes the members of a server group: all of them write its one record. */
export const groupLane = (groupUuid: string): string => `group:${groupUuid}`;

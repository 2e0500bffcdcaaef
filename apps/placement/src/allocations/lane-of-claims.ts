import type { Memory } from '../memory/memory.ts';
import { groupLane, laneOf } from '../writer/lane.ts';
import type { ConsumerClaim } from './consumer-claim.ts';
import { providersOf } from './merge.ts';

/** The lane of an act that changes what these consumers hold. Never empty. */
export function laneOfClaims(
  memory: Memory,
  claims: readonly Pick<ConsumerClaim, 'consumerUuid' | 'allocations'>[],
): string {
  const records = claims.flatMap(({ consumerUuid }) => memory.consumers.get(consumerUuid)?.record ?? []);
  const group = records.find(({ groupUuid }) => groupUuid !== '')?.groupUuid;
  if (group !== undefined) return groupLane(group);
  const providers = [...claims, ...records].flatMap(({ allocations }) => providersOf(allocations));
  return laneOf(memory, providers) || (claims[0]?.consumerUuid ?? '');
}

import type { ConsumerRecord } from '@cellflow/contracts-placement';
import { sumAmounts } from '@cellflow/domain';

/** Sums of what consumers hold, by resource class. */
export const usagesByClass = (consumers: readonly ConsumerRecord[]): Record<string, number> =>
  Object.fromEntries(
    sumAmounts(consumers.flatMap(({ allocations }) => allocations.flatMap(({ resources }) => resources))),
  );

/** The same for each type of consumer, with the number of consumers. */
export function usagesByType(
  consumers: readonly ConsumerRecord[],
  typeOf: (consumer: ConsumerRecord) => string,
): Record<string, Record<string, number>> {
  const byType = new Map<string, ConsumerRecord[]>();
  for (const consumer of consumers) {
    const members = byType.get(typeOf(consumer));
    if (members) members.push(consumer);
    else byType.set(typeOf(consumer), [consumer]);
  }
  return Object.fromEntries(
    [...byType].map(([type, members]) => [
      type,
      { consumer_count: members.length, ...usagesByClass(members) },
    ]),
  );
}

import type { Allocation, ResourceAmount } from '@cellflow/contracts-common';
import { sumAmounts } from '@cellflow/domain';

/** The same allocations with one entry per provider and class, in the order in which they first came. */
export function mergeAllocations(allocations: Iterable<Allocation>): Allocation[] {
  const byProvider = new Map<string, ResourceAmount[]>();
  for (const { providerUuid, resources } of allocations)
    byProvider.set(providerUuid, [...(byProvider.get(providerUuid) ?? []), ...resources]);
  return [...byProvider].map(([providerUuid, resources]) => ({
    providerUuid,
    resources: [...sumAmounts(resources)].map(([resourceClass, amount]) => ({ resourceClass, amount })),
  }));
}

/** Whether both give the same amounts of the same providers, in whatever order. */
export const sameAllocations = (one: readonly Allocation[], other: readonly Allocation[]): boolean =>
  fingerprint(one) === fingerprint(other);

const fingerprint = (allocations: readonly Allocation[]): string =>
  allocations
    .flatMap(({ providerUuid, resources }) =>
      resources.map(({ resourceClass, amount }) => `${providerUuid} ${resourceClass} ${amount}`),
    )
    .sort()
    .join();

export const providersOf = (allocations: Iterable<Allocation>): string[] =>
  [...allocations].map(({ providerUuid }) => providerUuid);

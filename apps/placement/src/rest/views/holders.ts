import type { ConsumerRecord } from '@cellflow/contracts-placement';

/** The first minor version that shows the generation of consumers. */
const consumerGenerationSince = 28;

/** What consumers hold of one provider, by consumer. */
export function showHolders(
  providerUuid: string,
  { holders, minor }: { readonly holders: readonly ConsumerRecord[]; readonly minor: number },
) {
  return Object.fromEntries(
    holders.map(({ uuid, generation, allocations }) => {
      const resources = allocations
        .filter((allocation) => allocation.providerUuid === providerUuid)
        .flatMap((allocation) => allocation.resources)
        .map(({ resourceClass, amount }) => [resourceClass, amount] as const);
      const shown = {
        resources: Object.fromEntries(resources),
        ...(minor >= consumerGenerationSince && { consumer_generation: generation }),
      };
      return [uuid, shown] as const;
    }),
  );
}

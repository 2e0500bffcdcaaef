import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { ProviderGraph } from '../../graph/provider-graph.ts';

/** How a consumer type that was never told is shown, and asked for. */
export const unknownType = 'unknown';

/** What a consumer holds, as GET shows it and PUT takes it. */
export function showHolding(
  { allocations, generation, projectId, userId, consumerType }: ConsumerRecord,
  { minor, graph }: { readonly minor: number; readonly graph: ProviderGraph },
) {
  const shown = allocations.map(({ providerUuid, resources }) => {
    const amounts = resources.map(({ resourceClass, amount }) => [resourceClass, amount] as const);
    const provider = graph.get(providerUuid)?.record;
    return [
      providerUuid,
      { generation: provider?.generation ?? 0, resources: Object.fromEntries(amounts) },
    ] as const;
  });
  return {
    allocations: Object.fromEntries(shown),
    ...(minor >= 12 && { project_id: projectId, user_id: userId }),
    ...(minor >= 28 && { consumer_generation: generation }),
    ...(minor >= 38 && { consumer_type: consumerType || unknownType }),
  };
}

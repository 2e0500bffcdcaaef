import { AllocationRequest } from '@cellflow/contracts-common';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import { allocationsOf, mappingsOf } from './allocations.ts';
import type { Found } from './find-candidates.ts';
import type { Query } from './query.ts';

/** A candidate as it is claimed. */
export function allocationRequestOf(
  graph: ProviderGraph,
  query: Query,
  { choice }: Found,
): AllocationRequest {
  const uuidOf = (slot: number) => graph.recordAt(slot).uuid;
  return AllocationRequest.create({
    allocations: [...allocationsOf(query, choice)].map(([slot, amounts]) => ({
      providerUuid: uuidOf(slot),
      resources: [...amounts].map(([resourceClass, amount]) => ({ resourceClass, amount })),
    })),
    mappings: [...mappingsOf(query, choice)].map(([suffix, slots]) => ({
      suffix,
      providerUuids: slots.map(uuidOf),
    })),
  });
}

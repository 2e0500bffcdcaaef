import type { Init } from '@cellflow/contracts-common';
import type { ClaimRequest, GetAllocationCandidatesRequest } from '@cellflow/contracts-placement';
import { smallFlavor, uuidOf } from '../providers.ts';

const resources = Object.entries(smallFlavor).map(([resourceClass, amount]) => ({ resourceClass, amount }));

export const candidatesQuestion = (limit: number): Init<GetAllocationCandidatesRequest> => ({
  groups: [{ suffix: '', resources }],
  limit,
});

/** The small flavor for a consumer, of one provider. */
export const claimQuestion = (consumerUuid: string, provider: number): Init<ClaimRequest> => ({
  consumerUuid,
  attempt: 1,
  allocationRequest: { allocations: [{ providerUuid: uuidOf(provider), resources }] },
  projectId: 'bench',
  userId: 'bench',
  consumerType: 'INSTANCE',
});

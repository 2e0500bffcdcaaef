import type { AllocationRequest, Init } from '@cellflow/contracts-common';
import type { ClaimRequest, ClaimResponse } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { askerOf } from '../acts/asker.ts';
import { claimAct } from '../acts/claim.ts';
import type { Engine } from '../placement-engine.ts';

/**
 * Claims for one attempt of one consumer; asking again under the same attempt answers what it holds. What is claimed
 * travels with the request, or is a stored candidate.
 */
export const claim =
  (engine: Engine) =>
  async (request: ClaimRequest, context: HandlerContext): Promise<Init<ClaimResponse>> => {
    const { writer, memory, platform } = engine;
    const { failpoints } = platform;
    const { consumerUuid: instance, attempt } = request;
    if (failpoints.armed) await failpoints.hit('placement.on_claim', { instance, attempt });
    const asker = askerOf(context, platform);
    const allocationRequest = await asked(engine, request);
    const reply = await writer.perform(claimAct(request, { allocationRequest, asker, memory }));
    if (failpoints.armed) await failpoints.hit('placement.after_claim', { instance, attempt });
    return reply;
  };

async function asked(
  { candidates }: Engine,
  { candidateUuid, allocationRequest }: ClaimRequest,
): Promise<AllocationRequest | 'expired' | null> {
  if (candidateUuid === '') return allocationRequest;
  if (allocationRequest && allocationRequest.allocations.length > 0)
    throw new RpcError('INVALID_ARGUMENT', 'candidate_uuid: an allocation_request is given as well');
  return (await candidates.find(candidateUuid)) ?? 'expired';
}

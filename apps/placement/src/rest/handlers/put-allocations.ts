import { originOf } from '../../acts/asker.ts';
import { putAllocationsAct } from '../../acts/put-allocations.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { requireConsumerUuid } from '../consumer-uuid.ts';
import { namesCandidate, readCandidateClaim } from '../inputs/candidate-claim.ts';
import { readClaim } from '../inputs/allocations-body.ts';

/** PUT /allocations/{consumer}: what it holds from now on; from 1.28 that may be nothing, or a stored candidate. */
export async function putAllocations(
  { body, minor, params, requestId }: Call,
  { writer, memory, platform, candidates }: Engine,
): Promise<Answer> {
  const consumerUuid = requireConsumerUuid(params);
  const claim = namesCandidate(body, minor)
    ? await readCandidateClaim(body, { minor, consumerUuid, candidates })
    : readClaim(body, minor, consumerUuid);
  await writer.perform(putAllocationsAct(claim, { origin: originOf({ requestId }, platform), memory }));
  return noContent;
}

import { originOf } from '../../acts/asker.ts';
import { putAllocationsAct } from '../../acts/put-allocations.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { requireConsumerUuid } from '../consumer-uuid.ts';
import { readClaim } from '../inputs/allocations-body.ts';

/** PUT /allocations/{consumer}: what it holds from now on; from 1.28 that may be nothing. */
export async function putAllocations(
  { body, minor, params, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const claim = readClaim(body, minor, requireConsumerUuid(params));
  await writer.perform(putAllocationsAct(claim, { origin: originOf({ requestId }, platform), memory }));
  return noContent;
}

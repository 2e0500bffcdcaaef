import { originOf } from '../../acts/asker.ts';
import { postAllocationsAct } from '../../acts/post-allocations.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { readClaims } from '../inputs/allocations-body.ts';

/** POST /allocations: what several consumers hold from now on, all or none. */
export async function postAllocations(
  { body, minor, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const claims = readClaims(body, minor);
  await writer.perform(postAllocationsAct(claims, { origin: originOf({ requestId }, platform), memory }));
  return noContent;
}

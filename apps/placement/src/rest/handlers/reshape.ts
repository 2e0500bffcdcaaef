import { originOf } from '../../acts/asker.ts';
import { reshapeAct } from '../../acts/reshape.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { readReshape } from '../inputs/reshape-body.ts';

/** POST /reshaper: moves inventories, and the allocations from them, in one step. */
export async function reshape(
  { body, minor, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const wanted = readReshape(body, minor);
  await writer.perform(reshapeAct(wanted, { origin: originOf({ requestId }, platform), memory }));
  return noContent;
}

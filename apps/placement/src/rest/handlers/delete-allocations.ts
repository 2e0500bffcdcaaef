import { shorten } from '@cellflow/rest';
import { originOf } from '../../acts/asker.ts';
import { deleteAllocationsAct } from '../../acts/delete-allocations.ts';
import { notFound } from '../../errors.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { consumerUuidOf } from '../consumer-uuid.ts';

/** DELETE /allocations/{consumer}: 404 where it holds nothing. */
export async function deleteAllocations(
  { params, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const uuid = consumerUuidOf(params);
  if (uuid === null) throw notFound(`No allocations for consumer '${shorten(params['consumer'])}'`);
  await writer.perform(deleteAllocationsAct(uuid, { origin: originOf({ requestId }, platform), memory }));
  return noContent;
}

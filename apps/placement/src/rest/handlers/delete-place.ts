import { originOf } from '../../acts/asker.ts';
import { deletePlaceAct } from '../../acts/delete-place.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { placeNameOf } from '../inputs/place-bodies.ts';

/** DELETE /affinity_levels/{level}/{place}, once no host is in it. Differs: the Placement API has no such route. */
export async function deletePlace(
  { params, requestId }: Call,
  { writer, memory, platform, replica }: Engine,
): Promise<Answer> {
  await replica.current();
  await writer.perform(deletePlaceAct(placeNameOf(params), originOf({ requestId }, platform), memory));
  return noContent;
}

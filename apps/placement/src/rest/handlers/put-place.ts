import { originOf } from '../../acts/asker.ts';
import { setPlaceAct } from '../../acts/set-place.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { checkPlaceName, placeNameOf, readPlace } from '../inputs/place-bodies.ts';
import { showPlace } from '../views/places.ts';

/** PUT /affinity_levels/{level}/{place}: 201 where it is new. Differs: the Placement API has no such route. */
export async function putPlace(
  { body, params, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const name = placeNameOf(params);
  checkPlaceName(name.name);
  const wish = { ...name, ...readPlace(body), fresh: platform.ids.uuid() };
  const { place, created } = await writer.perform(setPlaceAct(wish, originOf({ requestId }, platform)));
  return { status: created ? 201 : 200, body: showPlace(memory.graph, name.level, place) };
}

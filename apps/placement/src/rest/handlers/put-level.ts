import { originOf } from '../../acts/asker.ts';
import { setLevelAct } from '../../acts/set-level.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { checkPlaceName, readLevel } from '../inputs/place-bodies.ts';
import { showLevel } from '../views/places.ts';

/** PUT /affinity_levels/{level}: 201 where it is new. Differs: the Placement API has no such route. */
export async function putLevel(
  { body, params, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const name = params['level'] ?? '';
  checkPlaceName(name);
  const act = setLevelAct({ name, ...readLevel(body) }, originOf({ requestId }, platform));
  const { level, created } = await writer.perform(act);
  return { status: created ? 201 : 200, body: showLevel(memory.graph, level) };
}

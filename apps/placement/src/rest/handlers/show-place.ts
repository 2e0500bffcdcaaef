import type { Engine } from '../../placement-engine.ts';
import { requirePlace } from '../../places/require-place.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { placeNameOf } from '../inputs/place-bodies.ts';
import { showPlace as view } from '../views/places.ts';

/** GET /affinity_levels/{level}/{place}, with its hosts. Differs: the Placement API has no such route. */
export async function showPlace({ params }: Call, { memory, replica }: Engine): Promise<Answer> {
  await replica.current();
  const name = placeNameOf(params);
  const levels = { get: (_kind: 'level', level: string) => memory.levels.get(level)?.record ?? null };
  const place = requirePlace(levels, name);
  return ok(view(memory.graph, name.level, place));
}

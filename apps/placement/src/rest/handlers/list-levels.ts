import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { showLevel } from '../views/places.ts';

/** GET /affinity_levels: every level with its places. Differs: the Placement API has no such route. */
export async function listLevels(_call: Call, { memory, replica }: Engine): Promise<Answer> {
  await replica.current();
  const levels = [...memory.levels.all()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return ok({ affinity_levels: levels.map((level) => showLevel(memory.graph, level)) });
}

import { originOf } from '../../acts/asker.ts';
import { deleteLevelAct } from '../../acts/delete-level.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';

/** DELETE /affinity_levels/{level}, once it has no places. Differs: the Placement API has no such route. */
export async function deleteLevel(
  { params, requestId }: Call,
  { writer, platform }: Engine,
): Promise<Answer> {
  await writer.perform(deleteLevelAct(params['level'] ?? '', originOf({ requestId }, platform)));
  return noContent;
}

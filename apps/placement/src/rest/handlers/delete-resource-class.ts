import { originOf } from '../../acts/asker.ts';
import { deleteNameAct } from '../../acts/delete-name.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';

/** DELETE /resource_classes/{name}. */
export async function deleteResourceClass(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  const gone = { kind: 'resourceClass', name: call.params['name']! } as const;
  await writer.perform(deleteNameAct(gone, originOf(call, platform), memory));
  return noContent;
}

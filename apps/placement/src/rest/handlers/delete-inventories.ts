import { originOf } from '../../acts/asker.ts';
import { replaceInventoriesAct } from '../../acts/replace-inventories.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { providerUuidOf } from '../uuid.ts';

/** DELETE /resource_providers/{uuid}/inventories, whatever its generation. */
export async function deleteInventories(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const nothing = { uuid, generation: null, inventories: [], mayReserveAll: true };
  await writer.perform(replaceInventoriesAct(nothing, originOf(call, platform), memory));
  return noContent;
}

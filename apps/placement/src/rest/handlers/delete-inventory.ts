import { originOf } from '../../acts/asker.ts';
import { deleteInventoryAct } from '../../acts/delete-inventory.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { providerUuidOf } from '../uuid.ts';

/** DELETE /resource_providers/{uuid}/inventories/{resource_class}. */
export async function deleteInventory(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  const gone = { uuid: providerUuidOf(call.params), resourceClass: call.params['resourceClass']! };
  await writer.perform(deleteInventoryAct(gone, originOf(call, platform), memory));
  return noContent;
}

import { originOf } from '../../acts/asker.ts';
import { deleteProviderAct } from '../../acts/delete-provider.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { providerUuidOf } from '../uuid.ts';

/** DELETE /resource_providers/{uuid}. */
export async function deleteProvider(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  await writer.perform(deleteProviderAct(providerUuidOf(call.params), originOf(call, platform), memory));
  return noContent;
}

import { originOf } from '../../acts/asker.ts';
import { setTraitsAct } from '../../acts/set-traits.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { noContent } from '../call.ts';
import { providerUuidOf } from '../uuid.ts';

/** DELETE /resource_providers/{uuid}/traits, whatever its generation. */
export async function deleteProviderTraits(
  call: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const none = { uuid: providerUuidOf(call.params), generation: null, traits: [] };
  await writer.perform(setTraitsAct(none, originOf(call, platform), memory));
  return noContent;
}

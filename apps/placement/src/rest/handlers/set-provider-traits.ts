import { originOf } from '../../acts/asker.ts';
import { setTraitsAct } from '../../acts/set-traits.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { traitsBody } from '../inputs/quality-bodies.ts';
import { readBody } from '../json-body.ts';
import { providerUuidOf } from '../uuid.ts';
import { modifiedOf } from '../views/provider.ts';
import { showTraits } from '../views/qualities.ts';

/** PUT /resource_providers/{uuid}/traits. */
export async function setProviderTraits(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const { traits, resource_provider_generation: generation } = readBody(traitsBody, call.body);
  const origin = originOf(call, platform);
  const provider = await writer.perform(setTraitsAct({ uuid, generation, traits }, origin, memory));
  return ok(showTraits(provider), modifiedOf(provider));
}

import { originOf } from '../../acts/asker.ts';
import { updateProviderDetailsAct } from '../../acts/update-provider-details.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { providerBodies } from '../inputs/provider-body.ts';
import { readProviderBody } from '../known-provider.ts';
import { providerUuidOf } from '../uuid.ts';
import { modifiedOf, showProvider } from '../views/provider.ts';

/** The first minor version that moves a provider out of a tree, or into another. */
const reparentSince = 37;

/** PUT /resource_providers/{uuid}. */
export async function updateProvider(call: Call, engine: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const given = await readProviderBody(providerBodies(call.minor).update, call, engine);
  const details = {
    uuid,
    name: given.name,
    parentUuid: given.parent_provider_uuid,
    mayReparent: call.minor >= reparentSince,
  };
  const origin = originOf(call, engine.platform);
  const provider = await engine.writer.perform(updateProviderDetailsAct(details, origin, engine.memory));
  return ok(showProvider(provider, call.minor), modifiedOf(provider));
}

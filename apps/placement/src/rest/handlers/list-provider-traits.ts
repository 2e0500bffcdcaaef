import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { modifiedOf } from '../views/provider.ts';
import { showTraits } from '../views/qualities.ts';

/** GET /resource_providers/{uuid}/traits. */
export async function listProviderTraits(call: Call, engine: Engine): Promise<Answer> {
  const provider = await knownProvider(call, engine);
  return ok(showTraits(provider), modifiedOf(provider));
}

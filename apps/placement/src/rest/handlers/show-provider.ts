import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { modifiedOf, showProvider as show } from '../views/provider.ts';

/** GET /resource_providers/{uuid}. */
export async function showProvider(call: Call, engine: Engine): Promise<Answer> {
  const provider = await knownProvider(call, engine);
  return ok(show(provider, call.minor), modifiedOf(provider));
}

import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { showInventories } from '../views/inventories.ts';
import { modifiedOf } from '../views/provider.ts';

/** GET /resource_providers/{uuid}/inventories. */
export async function listInventories(call: Call, engine: Engine): Promise<Answer> {
  const provider = await knownProvider(call, engine);
  return ok(showInventories(provider), modifiedOf(provider));
}

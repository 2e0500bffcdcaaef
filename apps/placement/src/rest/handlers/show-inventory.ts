import { shorten } from '@cellflow/rest';
import { notFound } from '../../errors.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { knownProvider } from '../known-provider.ts';
import { showInventory as show } from '../views/inventories.ts';
import { modifiedOf } from '../views/provider.ts';

/** GET /resource_providers/{uuid}/inventories/{resource_class}. */
export async function showInventory(call: Call, engine: Engine): Promise<Answer> {
  const resourceClass = call.params['resourceClass']!;
  const provider = await knownProvider(call, engine);
  const shown = show(provider, resourceClass);
  if (!shown) throw notFound(`No inventory of class ${shorten(resourceClass)} for ${provider.uuid}`);
  return ok(shown, modifiedOf(provider));
}

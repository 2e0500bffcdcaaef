import { originOf } from '../../acts/asker.ts';
import { setInventoryAct } from '../../acts/set-inventory.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { inventoryBody, reserveAllSince, toInventory } from '../inputs/inventory-body.ts';
import { readProviderBody } from '../known-provider.ts';
import { providerUuidOf } from '../uuid.ts';
import { showInventory } from '../views/inventories.ts';
import { modifiedOf } from '../views/provider.ts';

/** PUT /resource_providers/{uuid}/inventories/{resource_class}. */
export async function setInventory(call: Call, engine: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const resourceClass = call.params['resourceClass']!;
  const given = await readProviderBody(inventoryBody, call, engine);
  const wanted = {
    uuid,
    generation: given.resource_provider_generation,
    inventory: toInventory(resourceClass, given),
    mayReserveAll: call.minor >= reserveAllSince,
  };
  const origin = originOf(call, engine.platform);
  const provider = await engine.writer.perform(setInventoryAct(wanted, origin, engine.memory));
  return ok(showInventory(provider, resourceClass), modifiedOf(provider));
}

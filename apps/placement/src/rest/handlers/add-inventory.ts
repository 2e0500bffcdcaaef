import { addInventoryAct } from '../../acts/add-inventory.ts';
import { originOf } from '../../acts/asker.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { newInventoryBody, reserveAllSince, toInventory } from '../inputs/inventory-body.ts';
import { readProviderBody } from '../known-provider.ts';
import { providerUuidOf } from '../uuid.ts';
import { inventoryPath, showInventory } from '../views/inventories.ts';
import { modifiedOf } from '../views/provider.ts';

/** POST /resource_providers/{uuid}/inventories. */
export async function addInventory(call: Call, engine: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const given = await readProviderBody(newInventoryBody, call, engine);
  const { resource_class: resourceClass, resource_provider_generation: generation = null } = given;
  const wanted = {
    uuid,
    generation,
    inventory: toInventory(resourceClass, given),
    mayReserveAll: call.minor >= reserveAllSince,
  };
  const origin = originOf(call, engine.platform);
  const provider = await engine.writer.perform(addInventoryAct(wanted, origin, engine.memory));
  return {
    status: 201,
    headers: { location: inventoryPath(uuid, resourceClass) },
    body: showInventory(provider, resourceClass),
    lastModifiedMs: modifiedOf(provider),
  };
}

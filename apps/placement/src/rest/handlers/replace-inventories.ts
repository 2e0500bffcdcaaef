import { originOf } from '../../acts/asker.ts';
import { replaceInventoriesAct } from '../../acts/replace-inventories.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { inventoriesBody, reserveAllSince, toInventories } from '../inputs/inventory-body.ts';
import { readProviderBody } from '../known-provider.ts';
import { providerUuidOf } from '../uuid.ts';
import { showInventories } from '../views/inventories.ts';
import { modifiedOf } from '../views/provider.ts';

/** PUT /resource_providers/{uuid}/inventories. */
export async function replaceInventories(call: Call, engine: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const given = await readProviderBody(inventoriesBody, call, engine);
  const wanted = {
    uuid,
    generation: given.resource_provider_generation,
    inventories: toInventories(given.inventories),
    mayReserveAll: call.minor >= reserveAllSince,
  };
  const origin = originOf(call, engine.platform);
  const provider = await engine.writer.perform(replaceInventoriesAct(wanted, origin, engine.memory));
  return ok(showInventories(provider), modifiedOf(provider));
}

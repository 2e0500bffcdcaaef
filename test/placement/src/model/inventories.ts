import { badCapacity, conflict, created, done, inventoryInUse } from './answer.ts';
import { malformed, missing, ok, unknownName } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Inventory, Model } from './model.ts';
import { isClass } from './names.ts';
import type { Operation } from './operation.ts';
import { inventoriesBody } from './reads.ts';
import { inventoriesOf, inventoryOf } from './shapes.ts';

/** From 1.26 everything may be reserved, but no more. */
const isOverReserved = ({ reserved, total }: Inventory): boolean => reserved > total;

/** Replaces the provider's inventories and bumps its generation, or says why not. */
export function replaceInventories(
  model: Model,
  uuid: string,
  wanted: Map<string, Inventory>,
): Answer | undefined {
  const provider = model.providers.get(uuid);
  if (!provider) return missing;
  if ([...wanted.values()].some(isOverReserved)) return badCapacity;
  if (![...wanted.keys()].every((name) => isClass(model, name))) return unknownName;
  const dropped = [...provider.inventories.keys()].filter((name) => !wanted.has(name));
  if (dropped.some((name) => model.used(uuid, name) > 0)) return inventoryInUse;
  provider.inventories = new Map(wanted);
  provider.generation++;
  return undefined;
}

export function putInventories(model: Model, operation: Operation<'putInventories'>): Answer {
  const provider = model.providers.get(operation.provider);
  if (!provider) return missing;
  const wanted = inventoriesOf(operation.inventories);
  if (!wanted || !Number.isInteger(operation.generation)) return malformed;
  if (operation.generation !== provider.generation) return conflict;
  const refused = replaceInventories(model, provider.uuid, wanted);
  return refused ?? ok(inventoriesBody(provider));
}

export function putInventory(model: Model, operation: Operation<'putInventory'>): Answer {
  const provider = model.providers.get(operation.provider);
  if (!provider) return missing;
  const inventory = inventoryOf(operation.inventory);
  if (!inventory || !Number.isInteger(operation.generation)) return malformed;
  if (operation.generation !== provider.generation) return conflict;
  // One that is not there yet is refused as a bad request; only POST makes one.
  if (isOverReserved(inventory) || !provider.inventories.has(operation.class)) return badCapacity;
  provider.inventories.set(operation.class, inventory);
  provider.generation++;
  return ok({ resource_provider_generation: provider.generation, ...inventory });
}

export function postInventory(model: Model, operation: Operation<'postInventory'>): Answer {
  const provider = model.providers.get(operation.provider);
  if (!provider) return missing;
  const inventory = inventoryOf(operation.inventory);
  if (!inventory) return malformed;
  if (isOverReserved(inventory)) return badCapacity;
  if (!isClass(model, operation.class)) return unknownName;
  if (provider.inventories.has(operation.class)) return conflict;
  provider.inventories.set(operation.class, inventory);
  provider.generation++;
  return created({ resource_provider_generation: provider.generation, ...inventory });
}

export function deleteInventory(model: Model, operation: Operation<'deleteInventory'>): Answer {
  const provider = model.providers.get(operation.provider);
  if (!provider?.inventories.has(operation.class)) return missing;
  // A quirk of Placement's: the code is not that of an inventory in use.
  if (model.used(provider.uuid, operation.class) > 0) return conflict;
  provider.inventories.delete(operation.class);
  provider.generation++;
  return done;
}

export const deleteInventories = (model: Model, { provider }: Operation<'deleteInventories'>): Answer =>
  replaceInventories(model, provider, new Map()) ?? done;

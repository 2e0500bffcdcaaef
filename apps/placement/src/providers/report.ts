import type { Inventory, UpdateProviderRequest } from '@cellflow/contracts-placement';
import { inventoryFault, withDefaults } from '@cellflow/domain';
import { badRequest } from '../errors.ts';
import { isCustomName, isStandardClass, isStandardTrait } from '../names/known-names.ts';
import { sortInventories } from './inventories.ts';
import { maxNameLength } from './provider-name.ts';

/**
 * Checks a driver's report of a provider. Returns its inventories in the order of records, with their defaults. Throws
 * 400 naming the field, also for a class or trait that is neither a standard nor a custom one.
 */
export function readReport(request: UpdateProviderRequest): Inventory[] {
  const { uuid, name, parentUuid } = request;
  if (uuid === '') throw badRequest('uuid must not be empty');
  if (name === '') throw badRequest('name must not be empty');
  if (Buffer.byteLength(name) > maxNameLength) throw badRequest(`name is longer than ${maxNameLength} bytes`);
  if (parentUuid === uuid) throw badRequest('parent_uuid: makes a loop');
  const inventories = request.inventories
    .filter((inventory) => inventory.total !== 0)
    .map((inventory) => ({ resourceClass: inventory.resourceClass, ...withDefaults(inventory) }));
  const seen = new Set<string>();
  for (const inventory of inventories) {
    const { resourceClass } = inventory;
    if (!isStandardClass(resourceClass) && !isCustomName(resourceClass))
      throw badRequest(`inventories: "${resourceClass}" is no resource class: ${neither}`);
    if (seen.has(resourceClass)) throw badRequest(`inventories: ${resourceClass} is given twice`);
    seen.add(resourceClass);
    const fault = inventoryFault(inventory);
    if (fault) throw badRequest(`inventories.${resourceClass}.${fault}`);
  }
  const badTrait = request.traits.find((trait) => !isStandardTrait(trait) && !isCustomName(trait));
  if (badTrait !== undefined) throw badRequest(`traits: "${badTrait}" is no trait: ${neither}`);
  return sortInventories(inventories);
}

const neither = 'it is neither a standard one nor CUSTOM_ with capitals, digits and "_"';

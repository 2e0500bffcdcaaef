import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';

const showFields = (inventory: Inventory) => ({
  total: inventory.total,
  reserved: inventory.reserved,
  min_unit: inventory.minUnit,
  max_unit: inventory.maxUnit,
  step_size: inventory.stepSize,
  allocation_ratio: inventory.allocationRatio,
});

export const inventoryPath = (uuid: string, resourceClass: string) =>
  `/resource_providers/${uuid}/inventories/${resourceClass}`;

export const showInventories = ({ inventories, generation }: ProviderRecord) => ({
  inventories: Object.fromEntries(
    inventories.map((inventory) => [inventory.resourceClass, showFields(inventory)]),
  ),
  resource_provider_generation: generation,
});

/** One inventory of a provider; null where it has none of the class. */
export function showInventory({ inventories, generation }: ProviderRecord, resourceClass: string) {
  const inventory = inventories.find((each) => each.resourceClass === resourceClass);
  return inventory ? { ...showFields(inventory), resource_provider_generation: generation } : null;
}

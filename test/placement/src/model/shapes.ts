import type { Inventory } from './model.ts';
import type { Claim, InventoryFields, InventoryTable } from './operation.ts';

// What Placement's JSON schemas allow.
const maxInt = 2 ** 31 - 1;
const leastOf: Record<string, number> = { total: 1, reserved: 0, min_unit: 1, max_unit: 1, step_size: 1 };

const name = /^[A-Z0-9_]{1,255}$/;
const uuid = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

export const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= most;
export const isName = (value: unknown): value is string => typeof value === 'string' && name.test(value);
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
export const isCount = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= maxInt;

/** An amount of an allocation: no inventory has more than `maxInt`, but that is found out only when it is claimed. */
const isAmount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;

/** The inventory with the defaults of absent fields, or undefined where it is malformed. */
export function inventoryOf(fields: InventoryFields): Inventory | undefined {
  for (const [field, value] of Object.entries(fields)) {
    const least = leastOf[field];
    if (least === undefined && field !== 'allocation_ratio') return undefined;
    if (least === undefined ? typeof value !== 'number' : !isCount(value, least)) return undefined;
  }
  if (fields['total'] === undefined) return undefined;
  const defaults = { reserved: 0, min_unit: 1, max_unit: maxInt, step_size: 1, allocation_ratio: 1 };
  return { ...defaults, ...fields } as Inventory;
}

/** Every inventory of a body by class, or undefined where one of them is malformed. */
export function inventoriesOf(table: InventoryTable): Map<string, Inventory> | undefined {
  const inventories = new Map<string, Inventory>();
  for (const [resourceClass, fields] of Object.entries(table)) {
    const inventory = inventoryOf(fields);
    if (!inventory || !isName(resourceClass)) return undefined;
    inventories.set(resourceClass, inventory);
  }
  return inventories;
}

export function isClaim(claim: Claim): boolean {
  return (
    isText(claim.project, 255) &&
    isText(claim.user, 255) &&
    isName(claim.type) &&
    (claim.generation === null || Number.isInteger(claim.generation)) &&
    Object.entries(claim.allocations).every(([provider, resources]) => {
      const amounts = Object.entries(resources);
      const wellFormed = amounts.every(([resourceClass, n]) => isName(resourceClass) && isAmount(n));
      return isUuid(provider) && amounts.length > 0 && wellFormed;
    })
  );
}

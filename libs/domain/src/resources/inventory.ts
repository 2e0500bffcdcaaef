/** What a provider has of one resource class. Amounts are in the class's unit. */
export interface InventoryRules {
  readonly total: number;
  readonly reserved: number;
  readonly minUnit: number;
  readonly maxUnit: number;
  readonly stepSize: number;
  readonly allocationRatio: number;
}

/** Placement's largest unit where none is given: 2^31 - 1. */
export const maxInt = 2147483647;

/** How much may be allocated in all: (total - reserved) * ratio, whole units. placement: Inventory.capacity. */
export const capacityOf = (
  inventory: Pick<InventoryRules, 'total' | 'reserved' | 'allocationRatio'>,
): number => Math.max(0, Math.floor((inventory.total - inventory.reserved) * inventory.allocationRatio));

/** Why an amount may not be taken from an inventory. */
export type Misfit = 'below-min-unit' | 'above-max-unit' | 'off-step' | 'over-capacity';

/**
 * Why `amount` may not be added to `used`, or null when it may. The unit rules come before the capacity, as in
 * placement's _check_capacity_exceeded.
 */
export function misfit(
  inventory: InventoryRules,
  { used, amount }: { readonly used: number; readonly amount: number },
): Misfit | null {
  if (amount < inventory.minUnit) return 'below-min-unit';
  if (amount > inventory.maxUnit) return 'above-max-unit';
  if (amount % inventory.stepSize !== 0) return 'off-step';
  return used + amount > capacityOf(inventory) ? 'over-capacity' : null;
}

/** Fills in placement's defaults where a report left a field 0: min 1, max 2^31 - 1, step 1, ratio 1. */
export const withDefaults = (inventory: InventoryRules): InventoryRules => ({
  total: inventory.total,
  reserved: inventory.reserved,
  minUnit: inventory.minUnit || 1,
  maxUnit: inventory.maxUnit || maxInt,
  stepSize: inventory.stepSize || 1,
  allocationRatio: inventory.allocationRatio || 1,
});

/** What is wrong with an inventory whose defaults are filled in, or null. Names the field. */
export function inventoryFault(inventory: InventoryRules): string | null {
  const whole = ['total', 'reserved', 'minUnit', 'maxUnit', 'stepSize'] as const;
  const broken = whole.find((field) => !Number.isInteger(inventory[field]) || inventory[field] < 0);
  if (broken) return `${broken} must be a whole number of at least 0, got ${inventory[broken]}`;
  if (inventory.total < 1) return `total must be at least 1, got ${inventory.total}`;
  if (inventory.reserved > inventory.total) {
    return `reserved (${inventory.reserved}) must not be greater than total (${inventory.total})`;
  }
  if (!(inventory.allocationRatio > 0) || !Number.isFinite(inventory.allocationRatio)) {
    return `allocationRatio must be greater than 0, got ${inventory.allocationRatio}`;
  }
  return null;
}

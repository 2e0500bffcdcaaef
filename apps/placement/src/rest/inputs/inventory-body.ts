import type { Inventory } from '@cellflow/contracts-placement';
import { maxInt } from '@cellflow/domain';
import { z } from 'zod';
import { integer } from '../integer.ts';
import { resourceClassName } from '../names.ts';

/** The first minor version in which everything may be reserved. */
export const reserveAllSince = 26;

/** The largest number that a single-precision column holds. */
const maxRatio = 3.40282e38;

const count = (least: number) => integer({ least, most: maxInt });

export const generationField = integer();

/** Differs: a ratio below 0 is refused. */
const fields = {
  total: count(1),
  reserved: count(0).default(0),
  min_unit: count(1).default(1),
  max_unit: count(1).default(maxInt),
  step_size: count(1).default(1),
  allocation_ratio: z.number().min(0).max(maxRatio).default(1),
};

const inventoryFields = z.strictObject(fields);

/** Inventories by class, as they stand in the bodies of PUT .../inventories and of a reshape. */
export const inventoryTable = z.record(resourceClassName, inventoryFields);

export const inventoriesBody = z.strictObject({
  resource_provider_generation: generationField,
  inventories: inventoryTable,
});

export const inventoryBody = z.strictObject({ resource_provider_generation: generationField, ...fields });

export const newInventoryBody = z.strictObject({
  resource_class: resourceClassName,
  resource_provider_generation: generationField.optional(),
  ...fields,
});

export const toInventory = (resourceClass: string, given: z.output<typeof inventoryFields>): Inventory => ({
  resourceClass,
  total: given.total,
  reserved: given.reserved,
  minUnit: given.min_unit,
  maxUnit: given.max_unit,
  stepSize: given.step_size,
  allocationRatio: given.allocation_ratio,
});

export const toInventories = (table: z.output<typeof inventoryTable>): Inventory[] =>
  Object.entries(table).map(([resourceClass, given]) => toInventory(resourceClass, given));

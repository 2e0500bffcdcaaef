import type { Inventory } from '@cellflow/contracts-placement';
import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { Shape } from './shape.ts';

/**
 * Usage changes far more often than anything else. Where nothing else did, the new record takes over the lists of the
 * old one, so that they are held once, and the indexes stay as they are.
 */
export function adoptStructure(before: ProviderRecord, after: ProviderRecord): boolean {
  if (before.name !== after.name || before.rootUuid !== after.rootUuid) return false;
  if (before.parentUuid !== after.parentUuid) return false;
  if (!sameNames(before.traits, after.traits) || !sameNames(before.aggregates, after.aggregates))
    return false;
  if (!sameInventories(before.inventories, after.inventories)) return false;
  after.uuid = before.uuid;
  after.name = before.name;
  after.rootUuid = before.rootUuid;
  after.inventories = before.inventories;
  if (sameNames(before.driverTraits, after.driverTraits)) after.driverTraits = before.driverTraits;
  after.traits = before.traits;
  after.aggregates = before.aggregates;
  return true;
}

/** What many providers have in common is held once: the names of their shape, and of a root its own uuid. */
export function adoptNames(record: ProviderRecord, shape: Shape): void {
  if (sameNames(record.driverTraits, shape.traits)) record.driverTraits = shape.traits as string[];
  record.traits = shape.traits as string[];
  record.inventories.forEach((inventory, at) => {
    inventory.resourceClass = shape.classes[at] as string;
  });
  if (record.rootUuid === record.uuid) record.rootUuid = record.uuid;
}

/** Equal lists, in the same order. */
export const sameNames = (before: readonly string[], after: readonly string[]): boolean =>
  before === after || (before.length === after.length && before.every((name, at) => name === after[at]));

const sameInventories = (before: readonly Inventory[], after: readonly Inventory[]): boolean =>
  before === after ||
  (before.length === after.length &&
    before.every((inventory, at) => sameInventory(inventory, after[at] as Inventory)));

export const sameInventory = (before: Inventory, after: Inventory): boolean =>
  before.resourceClass === after.resourceClass &&
  before.total === after.total &&
  before.reserved === after.reserved &&
  before.minUnit === after.minUnit &&
  before.maxUnit === after.maxUnit &&
  before.stepSize === after.stepSize &&
  before.allocationRatio === after.allocationRatio;

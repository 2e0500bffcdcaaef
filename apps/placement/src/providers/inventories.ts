import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import { badRequest } from '../errors.ts';
import { usedOf } from '../graph/provider-graph.ts';

/** In the order in which records keep them. */
export const sortInventories = (inventories: readonly Inventory[]): Inventory[] =>
  [...inventories].sort((a, b) => (a.resourceClass < b.resourceClass ? -1 : 1));

/** A class with allocations that a provider would lose with these inventories, or null. */
export function lostInUse(before: ProviderRecord, after: readonly Inventory[]): string | null {
  const kept = new Set(after.map((inventory) => inventory.resourceClass));
  const lost = before.inventories.find(
    ({ resourceClass }) => !kept.has(resourceClass) && usedOf(before, resourceClass) > 0,
  );
  return lost?.resourceClass ?? null;
}

/** Throws 400 where more is reserved than may be: all there is from 1.26, less than that before. */
export function requireUnreserved(
  inventories: readonly Inventory[],
  { uuid, mayReserveAll }: { readonly uuid: string; readonly mayReserveAll: boolean },
): void {
  const over = inventories.find(({ total, reserved }) =>
    mayReserveAll ? reserved > total : reserved >= total,
  );
  if (over)
    throw badRequest(
      `Invalid inventory for '${over.resourceClass}' on resource provider '${uuid}': the reserved value (${over.reserved}) is greater than ${mayReserveAll ? '' : 'or equal to '}total (${over.total})`,
    );
}

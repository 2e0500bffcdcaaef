import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import { capacityOf } from '@cellflow/domain';
import { badRequest } from '../errors.ts';
import { usedOf } from '../graph/provider-graph.ts';
import { nameKinds } from '../names/name-kinds.ts';
import type { View } from '../writer/view.ts';
import { classesOf, referTo } from './references.ts';

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

/** Has a provider refer to the classes of these inventories. Throws 400 naming those that nobody has made. */
export function referToClasses(view: View, before: ProviderRecord, inventories: readonly Inventory[]): void {
  const after = inventories.map(({ resourceClass }) => resourceClass);
  referTo(
    view,
    { kind: 'resourceClass', before: classesOf(before), after },
    (names) =>
      `Unknown resource class in inventory for resource provider ${before.uuid}: ${nameKinds.resourceClass.refusals.unknown(names)}`,
  );
}

/** Throws 400 where more is reserved than may be: all there is from 1.26; before, nothing may be left without capacity. */
export function requireUnreserved(
  inventories: readonly Inventory[],
  {
    uuid,
    mayReserveAll,
    unable = `Unable to update inventory for resource provider ${uuid}`,
  }: { readonly uuid: string; readonly mayReserveAll: boolean; readonly unable?: string },
): void {
  const over = inventories.find((inventory) =>
    mayReserveAll ? inventory.reserved > inventory.total : capacityOf(inventory) === 0,
  );
  if (over)
    throw badRequest(
      `${unable}: Invalid inventory for '${over.resourceClass}' on resource provider '${uuid}'. The reserved value is greater than ${mayReserveAll ? '' : 'or equal to '}total.`,
    );
}

import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import { conflict, placementErrorCodes } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { lostInUse, referToClasses, requireUnreserved, sortInventories } from '../providers/inventories.ts';
import { laneReferring } from '../providers/references.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface Inventories {
  readonly uuid: string;
  /** The provider's, as the caller knows it; null: any. */
  readonly generation: number | null;
  readonly inventories: readonly Inventory[];
  /** Whether `reserved` may be all of `total` (from 1.26). */
  readonly mayReserveAll: boolean;
}

/**
 * PUT and DELETE /resource_providers/{uuid}/inventories: these and no others. One may shrink below what is used.
 * Throws 404; 409 for another generation, or where a class with allocations would go; 400 for a class that nobody has
 * made and for too much that is reserved.
 */
export const replaceInventoriesAct = (
  { uuid, generation, inventories, mayReserveAll }: Inventories,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneReferring(memory, uuid, { classes: inventories.map(({ resourceClass }) => resourceClass) }),
  evaluate(view) {
    const before = requireGeneration(view, uuid, generation);
    requireUnreserved(inventories, { uuid, mayReserveAll });
    const after = sortInventories(inventories);
    referToClasses(view, before, after);
    const lost = lostInUse(before, after);
    if (lost !== null)
      throw conflict(
        `update conflict: Inventory for '${lost}' on resource provider '${uuid}' in use.`,
        placementErrorCodes.inventoryInUse,
      );
    const fields = { inventories: after };
    return changeProvider(view, before, { type: 'inventories.replaced', fields, bump: true, origin });
  },
});

import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import { badRequest } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { requireUnreserved } from '../providers/inventories.ts';
import { laneOf } from '../writer/lane.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** One inventory of a provider. */
export interface OneInventory {
  readonly uuid: string;
  /** The provider's, as the caller knows it; null: any. */
  readonly generation: number | null;
  readonly inventory: Inventory;
  /** Whether `reserved` may be all of `total` (from 1.26). */
  readonly mayReserveAll: boolean;
}

/**
 * PUT /resource_providers/{uuid}/inventories/{class}: an inventory that is there already.
 * Throws 404; 409 for another generation; 400 where the provider has no such inventory, and for too much that is
 * reserved.
 */
export const setInventoryAct = (
  { uuid, generation, inventory, mayReserveAll }: OneInventory,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneOf(memory, [uuid]),
  evaluate(view) {
    const before = requireGeneration(view, uuid, generation);
    requireUnreserved([inventory], { uuid, mayReserveAll });
    const { resourceClass } = inventory;
    if (!before.inventories.some((each) => each.resourceClass === resourceClass))
      throw badRequest(
        `No inventory record with resource class for resource provider ${uuid}: ${resourceClass}`,
      );
    const inventories = before.inventories.map((each) =>
      each.resourceClass === resourceClass ? inventory : each,
    );
    const fields = { inventories };
    return changeProvider(view, before, { type: 'inventory.updated', fields, bump: true, origin });
  },
});

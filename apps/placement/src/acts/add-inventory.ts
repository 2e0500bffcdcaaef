import type { ProviderRecord } from '@cellflow/contracts-placement';
import { concurrentUpdate } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { nameKinds } from '../names/name-kinds.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { requireUnreserved, sortInventories } from '../providers/inventories.ts';
import { classesOf, laneReferring, referTo } from '../providers/references.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';
import type { OneInventory } from './set-inventory.ts';

/**
 * POST /resource_providers/{uuid}/inventories: one more.
 * Throws 404; 409 for another generation, or where it is there already; 400 for a class that nobody has made and for
 * too much that is reserved.
 */
export const addInventoryAct = (
  { uuid, generation, inventory, mayReserveAll }: OneInventory,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneReferring(memory, uuid, { classes: [inventory.resourceClass] }),
  evaluate(view) {
    const before = requireGeneration(view, uuid, generation);
    const unable = `Unable to create inventory for resource provider ${uuid}`;
    requireUnreserved([inventory], { uuid, mayReserveAll, unable });
    const { resourceClass } = inventory;
    const classes = classesOf(before);
    referTo(
      view,
      { kind: 'resourceClass', before: classes, after: [resourceClass] },
      (names) => `${unable}: ${nameKinds.resourceClass.refusals.unknown(names)}`,
    );
    if (classes.includes(resourceClass))
      throw concurrentUpdate(
        `Update conflict: resource provider ${uuid} has an inventory of ${resourceClass} already`,
      );
    const fields = { inventories: sortInventories([...before.inventories, inventory]) };
    return changeProvider(view, before, { type: 'inventory.added', fields, bump: true, origin });
  },
});

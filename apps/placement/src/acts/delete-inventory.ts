import { concurrentUpdate, notFound } from '../errors.ts';
import { usedOf } from '../graph/provider-graph.ts';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireProvider } from '../providers/change-provider.ts';
import { laneOf } from '../writer/lane.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/**
 * DELETE /resource_providers/{uuid}/inventories/{class}. Throws 404, and 409 while any of it is allocated, whose code
 * is that of a concurrent update, as Placement's is.
 */
export const deleteInventoryAct = (
  { uuid, resourceClass }: { readonly uuid: string; readonly resourceClass: string },
  origin: Origin,
  memory: Memory,
): Act<void> => ({
  lane: laneOf(memory, [uuid]),
  evaluate(view) {
    const before = requireProvider(view, uuid);
    const inventories = before.inventories.filter((each) => each.resourceClass !== resourceClass);
    if (inventories.length === before.inventories.length)
      throw notFound(`No inventory of class ${resourceClass} found for delete on resource provider ${uuid}`);
    if (usedOf(before, resourceClass) > 0)
      throw concurrentUpdate(
        `Unable to delete inventory of class ${resourceClass}: Inventory for '${resourceClass}' on resource provider '${uuid}' in use.`,
      );
    const fields = { inventories };
    changeProvider(view, before, { type: 'inventory.deleted', fields, bump: true, origin });
  },
});

import { ConsumerRecord, NamedRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Allocation } from '@cellflow/contracts-common';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { isStandardClass } from '../names/known-names.ts';
import { nameKinds } from '../names/name-kinds.ts';
import { classesOf } from '../providers/references.ts';
import { sortInventories } from '../providers/inventories.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';
import { laneOfName } from './create-name.ts';

/** From one custom name to another. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/**
 * PUT /resource_classes/{name} before 1.7: a new name for a custom class, wherever it is used, in one commit.
 * Throws 400 for a standard class, 404, and 409 where the new name is taken.
 */
export const renameClassAct = (renaming: Renaming, origin: Origin, memory: Memory): Act<NamedRecord> => ({
  lane: laneOfName({ kind: 'resourceClass', name: renaming.from }),
  evaluate(view) {
    const { from, to } = renaming;
    if (isStandardClass(from)) throw badRequest(`Cannot update standard resource class ${from}.`);
    const before = view.whole('resourceClass', from);
    if (!before) throw notFound(nameKinds.resourceClass.refusals.unknown(from));
    if (view.get('resourceClass', to)) throw conflict(`Resource class already exists: ${to}`);
    const after = NamedRecord.create({ ...before, name: to, updatedAtMs: origin.atMs });
    view.remove('resourceClass', from);
    view.put('resourceClass', after);
    for (const { record } of memory.graph.all()) {
      if (classesOf(record).includes(from)) renameAtProvider(view, memory, { uuid: record.uuid, renaming });
    }
    view.event({ ...origin, type: 'resource_class.renamed', detail: { name: from, new_name: to } });
    return after;
  },
});

function renameAtProvider(
  view: View,
  memory: Memory,
  { uuid, renaming }: { readonly uuid: string; readonly renaming: Renaming },
): void {
  // Every claim writes the provider, so whoever holds some of it is known with its version.
  const provider = view.whole('provider', uuid);
  if (!provider) return;
  const inventories = sortInventories(renamed(provider.inventories, renaming));
  const used = renamed(provider.used, renaming);
  view.put('provider', ProviderRecord.create({ ...provider, inventories, used }));
  for (const consumerUuid of memory.consumers.ofProvider(uuid)) {
    const consumer = view.consumer(consumerUuid);
    if (!consumer) continue;
    const allocations = consumer.allocations.map((allocation) =>
      allocation.providerUuid === uuid ? renamedIn(allocation, renaming) : allocation,
    );
    view.put('consumer', ConsumerRecord.create({ ...consumer, allocations }));
  }
}

const renamedIn = (allocation: Allocation, renaming: Renaming): Allocation => ({
  ...allocation,
  resources: renamed(allocation.resources, renaming),
});

const renamed = <T extends { readonly resourceClass: string }>(
  entries: readonly T[],
  { from, to }: Renaming,
): T[] => entries.map((entry) => (entry.resourceClass === from ? { ...entry, resourceClass: to } : entry));

import type { Allocation, Instance, LedgerEvent } from '@cellflow/contracts-common';
import type { Inventory, ProviderRecord } from '@cellflow/contracts-placement';
import type { CloudSnapshot } from './snapshot.ts';

/** An instance and the cell whose store holds it. */
export interface PlacedInstance {
  readonly cell: string;
  readonly instance: Instance;
}

/** Records that stand for a server: those of deleted ones are only tombstones. */
export const isLive = ({ instance }: PlacedInstance) => instance.vmState !== 'deleted';

/** Every instance record of every cell. */
export function placedInstances(snapshot: CloudSnapshot): PlacedInstance[] {
  return snapshot.cells.flatMap(({ name, instances }) =>
    instances.map((instance) => ({ cell: name, instance })),
  );
}

/** The live server with each UUID; of several, the last. */
export function liveServers(snapshot: CloudSnapshot): Map<string, PlacedInstance> {
  return new Map(
    placedInstances(snapshot)
      .filter(isLive)
      .map((placed) => [placed.instance.uuid, placed]),
  );
}

/** The events of all cells' ledgers by server, in the order of each ledger, with the cell they are from. */
export function cellEvents(snapshot: CloudSnapshot): Map<string, { cell: string; event: LedgerEvent }[]> {
  const events = new Map<string, { cell: string; event: LedgerEvent }[]>();
  for (const { name, ledger } of snapshot.cells) {
    for (const { event } of ledger) {
      if (event.instanceUuid === '') continue;
      const list = events.get(event.instanceUuid) ?? [];
      list.push({ cell: name, event });
      events.set(event.instanceUuid, list);
    }
  }
  return events;
}

/** Servers that are gone or on their way: their tombstone says so, or the client was told. */
export function deletedServers(snapshot: CloudSnapshot): Set<string> {
  return new Set([
    ...snapshot.deleted,
    ...snapshot.api.mappings
      .filter((mapping) => mapping.queuedForDelete)
      .map((mapping) => mapping.instanceUuid),
  ]);
}

/** (total - reserved) * ratio, in whole units, as placement counts. */
export const capacityOf = (inventory: Inventory) =>
  Math.floor((inventory.total - inventory.reserved) * inventory.allocationRatio);

/** "VCPU 2, MEMORY_MB 4096" in the order of names. */
export const amountsText = (allocation: Pick<Allocation, 'resources'>) =>
  [...allocation.resources]
    .sort((a, b) => (a.resourceClass < b.resourceClass ? -1 : 1))
    .map(({ resourceClass, amount }) => `${resourceClass} ${amount}`)
    .join(', ');

/** The providers by UUID. */
export const providersByUuid = (snapshot: CloudSnapshot): Map<string, ProviderRecord> =>
  new Map(snapshot.placement.providers.map((provider) => [provider.uuid, provider]));

/** Provider, class and amount of everything that allocations take. */
export function* eachAmount(
  allocations: readonly Allocation[],
): Generator<{ provider: string; resourceClass: string; amount: number }> {
  for (const { providerUuid, resources } of allocations) {
    for (const { resourceClass, amount } of resources)
      yield { provider: providerUuid, resourceClass, amount };
  }
}

/** The name of a provider, or its UUID where nobody knows it. */
export const providerNames = (snapshot: CloudSnapshot) => {
  const providers = providersByUuid(snapshot);
  return (uuid: string) => providers.get(uuid)?.name ?? uuid;
};

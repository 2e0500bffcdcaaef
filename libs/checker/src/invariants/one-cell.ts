import type { Check } from '../snapshot.ts';
import { cellEvents, placedInstances, providersByUuid } from '../views.ts';

/** I11: whatever a server tried, was offered or ever claimed is in the one cell that it was given. */
export const oneCell: Check = (snapshot) => {
  const cellOfHost = new Map(snapshot.placement.providers.map(({ name, cell }) => [name, cell]));
  const providers = providersByUuid(snapshot);
  const claimed = new Map<string, Set<string>>();
  for (const { event } of snapshot.placement.ledger) {
    if (event.type !== 'allocation.claimed') continue;
    const hosts = claimed.get(event.instanceUuid) ?? new Set();
    for (const { providerUuid } of event.allocations)
      hosts.add(providers.get(providerUuid)?.name ?? providerUuid);
    claimed.set(event.instanceUuid, hosts);
  }
  const told = cellEvents(snapshot);
  return placedInstances(snapshot)
    .filter(({ cell }) => cell !== 'cell0')
    .flatMap(({ cell, instance }) => {
      const hosts = new Set([
        ...instance.attempts.map(({ host }) => host),
        ...instance.failures.map(({ host }) => host),
        ...instance.hostList.map(({ host }) => host),
        ...(claimed.get(instance.uuid) ?? []),
      ]);
      const strangers = [...hosts].filter((host) => host !== '' && cellOfHost.get(host) !== cell);
      const others = [...new Set((told.get(instance.uuid) ?? []).map((entry) => entry.cell))].filter(
        (name) => name !== cell,
      );
      const violation = (message: string) => ({ invariant: 'I11', instanceUuid: instance.uuid, message });
      return [
        ...strangers.map((host) =>
          violation(`is in ${cell} and met ${host} of ${cellOfHost.get(host) ?? 'no cell at all'}`),
        ),
        ...others.map((name) => violation(`is in ${cell} and was written in ${name} too`)),
      ];
    });
};

import type { Allocation } from '@cellflow/contracts-common';
import type { Check, Violation } from '../snapshot.ts';
import { capacityOf, eachAmount, providersByUuid } from '../views.ts';

/**
 * I6: at no point of placement's ledger do the allocations on a provider exceed what it offers.
 *
 * Measured against the inventory at the end: a host that shrank in between would have to be judged by hand.
 */
export const noOvercommit: Check = (snapshot) => {
  const providers = providersByUuid(snapshot);
  const capacity = (provider: string, resourceClass: string) => {
    const inventories = providers.get(provider)?.inventories ?? [];
    const inventory = inventories.find((candidate) => candidate.resourceClass === resourceClass);
    return inventory ? capacityOf(inventory) : 0;
  };
  const found: Violation[] = [];
  const held = new Map<string, readonly Allocation[]>();
  const used = new Map<string, number>();
  const release = (consumer: string) => {
    for (const { provider, resourceClass, amount } of eachAmount(held.get(consumer) ?? [])) {
      const key = `${provider} ${resourceClass}`;
      used.set(key, (used.get(key) ?? 0) - amount);
    }
    held.delete(consumer);
  };
  for (const { id, event } of snapshot.placement.ledger) {
    const consumer = event.instanceUuid;
    if (event.type === 'allocation.released' || event.type === 'consumer.tombstoned') release(consumer);
    if (event.type !== 'allocation.claimed') continue;
    release(consumer);
    held.set(consumer, event.allocations);
    for (const { provider, resourceClass, amount } of eachAmount(event.allocations)) {
      const key = `${provider} ${resourceClass}`;
      const now = (used.get(key) ?? 0) + amount;
      used.set(key, now);
      const limit = capacity(provider, resourceClass);
      if (now <= limit) continue;
      const name = providers.get(provider)?.name ?? provider;
      const message = `at ${id} ${name} has ${now} of ${limit} ${resourceClass} claimed`;
      found.push({ invariant: 'I6', instanceUuid: consumer, message });
    }
  }
  return found;
};

import type { Allocation } from '@cellflow/contracts-common';
import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { commitOf, takesHold, toldBy } from '../told.ts';
import { capacityOf, eachAmount, providerNames, providersByUuid } from '../views.ts';

/**
 * I6. The ledger does not tell amounts of inventories: before the last change of a provider's inventories, its claims
 * cannot be measured against them and are let pass. After a shrink, what replaces a claim in one commit may keep a
 * provider over its limit, and may not bring it further. What a recovery restores runs already, over the limit or not,
 * and counts against whoever claims next.
 */
export const noOvercommit: Invariant = {
  id: 'I6',
  name: 'no overcommit',
  statement:
    'at every point, per provider and class, what is allocated is at most (total - reserved) * ratio, unless the inventory shrank, and then no claim makes it worse',
  needs: ['W2'],
  check(history) {
    const search = new Search('I6');
    const entries = toldBy(history, 'placement');
    const books = new Books(history);
    const changed = lastInventories(entries);
    const nameOf = providerNames(history);
    entries.forEach((told, index) => {
      const { type, instanceUuid: consumer } = told.event;
      books.turnTo(commitOf(told.id));
      if (type === 'allocation.released' || type === 'consumer.tombstoned') books.release(consumer);
      if (!takesHold(told)) return;
      for (const { key, now, limit, before } of books.claim(told)) {
        search.look();
        const [provider = '', resourceClass = ''] = key.split(' ');
        if (
          type === 'allocation.restored' ||
          now <= limit ||
          now <= before ||
          (changed.get(provider) ?? -1) > index
        )
          continue;
        const message = `at ${told.id} ${nameOf(provider)} has ${now} of ${limit} ${resourceClass} claimed`;
        search.say(consumer, message, [...books.holders(key), books.cited(provider)]);
      }
    });
    return search;
  },
};

/** Index of the last entry about each provider's inventories. */
function lastInventories(entries: readonly Told[]): Map<string, number> {
  const last = new Map<string, number>();
  entries.forEach(({ event }, index) => {
    const provider = event.detail['provider_uuid'];
    if (provider && /^(inventor|provider\.)/.test(event.type)) last.set(provider, index);
  });
  return last;
}

/** What every consumer holds, at one point of placement's ledger. */
class Books {
  private readonly held = new Map<string, Told>();
  private readonly used = new Map<string, number>();
  /** As the commit under way found it. */
  private found = new Map<string, number>();
  private commit = '';
  private readonly providers: ReturnType<typeof providersByUuid>;

  constructor(history: History) {
    this.providers = providersByUuid(history);
  }

  turnTo(commit: string): void {
    if (commit !== this.commit) this.found = new Map();
    this.commit = commit;
  }

  release(consumer: string): void {
    const told = this.held.get(consumer);
    this.held.delete(consumer);
    if (told) this.add(told.event.allocations, -1);
  }

  claim(told: Told): { key: string; now: number; limit: number; before: number }[] {
    this.release(told.event.instanceUuid);
    this.held.set(told.event.instanceUuid, told);
    const keys = this.add(told.event.allocations, 1);
    return keys.map((key) => {
      const now = this.used.get(key) ?? 0;
      return { key, now, limit: this.limit(key), before: this.found.get(key) ?? 0 };
    });
  }

  /** The claims that stand on a provider's class. */
  holders(key: string) {
    const takes = ({ event }: Told) =>
      [...eachAmount(event.allocations)].some((each) => `${each.provider} ${each.resourceClass}` === key);
    return [...this.held.values()].filter(takes).map(cite.told);
  }

  cited(provider: string) {
    const record = this.providers.get(provider);
    return record && cite.provider(record);
  }

  private limit(key: string): number {
    const [provider = '', resourceClass = ''] = key.split(' ');
    const inventories = this.providers.get(provider)?.inventories ?? [];
    const inventory = inventories.find((candidate) => candidate.resourceClass === resourceClass);
    return inventory ? capacityOf(inventory) : 0;
  }

  private add(allocations: readonly Allocation[], sign: number): string[] {
    return [...eachAmount(allocations)].map(({ provider, resourceClass, amount }) => {
      const key = `${provider} ${resourceClass}`;
      const before = this.used.get(key) ?? 0;
      if (!this.found.has(key)) this.found.set(key, before);
      this.used.set(key, before + sign * amount);
      return key;
    });
  }
}

import type { Allocation, LedgerEvent } from '@cellflow/contracts-common';

/** One provider as placement knows it: name and capacity per resource class. */
export interface ProviderCapacity {
  readonly name: string;
  readonly capacity: ReadonlyMap<string, number>;
}

/** Usage of one class at one moment; `atMs` by the clock of placement. */
export interface UsagePoint {
  readonly atMs: number;
  readonly used: number;
}

/** What placement's ledger says of usage, event by event. */
export interface UsageBook {
  take(id: string, event: LedgerEvent): void;
  /** Capacity of all providers together, by class. */
  readonly capacity: ReadonlyMap<string, number>;
  /** By class, in the order of the ledger. */
  readonly points: ReadonlyMap<string, readonly UsagePoint[]>;
  readonly claims: number;
  /** Each moment at which a host was over its capacity or a server held two claims. */
  readonly violations: readonly string[];
  /** Servers that hold something now. */
  holders(): readonly string[];
}

/** Keeps the books of usage: nothing may ever be over the capacity of its host. */
export function createUsageBook(providers: ReadonlyMap<string, ProviderCapacity>): UsageBook {
  const held = new Map<string, readonly Allocation[]>();
  const onProvider = new Map<string, number>();
  const inAll = new Map<string, number>();
  const points = new Map<string, UsagePoint[]>();
  const violations: string[] = [];
  let claims = 0;

  const change = (id: string, event: LedgerEvent, allocations: readonly Allocation[], sign: 1 | -1) => {
    const changed = new Set<string>();
    for (const { providerUuid, resources } of allocations) {
      for (const { resourceClass, amount } of resources) {
        const key = `${providerUuid} ${resourceClass}`;
        const now = (onProvider.get(key) ?? 0) + sign * amount;
        onProvider.set(key, now);
        inAll.set(resourceClass, (inAll.get(resourceClass) ?? 0) + sign * amount);
        changed.add(resourceClass);
        const provider = providers.get(providerUuid);
        const limit = provider?.capacity.get(resourceClass) ?? 0;
        if (sign === 1 && now > limit) {
          const name = provider?.name ?? providerUuid;
          violations.push(`${id}: ${name} has ${now} of ${limit} ${resourceClass} (${event.instanceUuid})`);
        }
      }
    }
    for (const resourceClass of changed) {
      const series = points.get(resourceClass) ?? [];
      series.push({ atMs: event.atMs, used: inAll.get(resourceClass) ?? 0 });
      points.set(resourceClass, series);
    }
  };
  const release = (id: string, event: LedgerEvent) => {
    change(id, event, held.get(event.instanceUuid) ?? [], -1);
    held.delete(event.instanceUuid);
  };

  return {
    take(id, event) {
      if (event.type === 'allocation.released' || event.type === 'consumer.tombstoned') release(id, event);
      if (event.type !== 'allocation.claimed') return;
      claims++;
      if (held.has(event.instanceUuid)) {
        violations.push(
          `${id}: ${event.instanceUuid} claimed (attempt ${event.attempt}) while it held a claim`,
        );
        release(id, event);
      }
      held.set(event.instanceUuid, event.allocations);
      change(id, event, event.allocations, 1);
    },
    capacity: totalCapacity(providers),
    points,
    get claims() {
      return claims;
    },
    violations,
    holders: () => [...held.keys()],
  };
}

function totalCapacity(providers: ReadonlyMap<string, ProviderCapacity>): Map<string, number> {
  const total = new Map<string, number>();
  for (const { capacity } of providers.values()) {
    for (const [resourceClass, amount] of capacity) {
      total.set(resourceClass, (total.get(resourceClass) ?? 0) + amount);
    }
  }
  return total;
}

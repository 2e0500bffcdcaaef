import { ServiceRecord } from '@cellflow/contracts-cell';
import type { Clock } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { cellIndexes, cellKeys } from '@cellflow/store';

/** How long what was read of a cell's services is believed. */
const believedMs = 1000;

const pageSize = 500;

/** Every service record of a cell. */
export async function readServices(store: Store): Promise<ServiceRecord[]> {
  const services: ServiceRecord[] = [];
  let page = await store.range(cellIndexes.services, { limit: pageSize });
  while (page.length > 0) {
    const records = await store.getMany(page.map((entry) => cellKeys.service(entry.member)));
    for (const record of records) if (record) services.push(ServiceRecord.decode(record.value));
    if (page.length < pageSize) break;
    page = await store.range(cellIndexes.services, { limit: pageSize, after: page.at(-1)! });
  }
  return services;
}

/** Tells whether the compute of a host was heard of lately, by its cell's clock (nova/servicegroup: service_is_up). */
export interface Hosts {
  isUp(cell: { name: string; store: Store }, host: string): Promise<boolean>;
}

interface Known {
  readonly readAt: number;
  readonly lastSeen: ReadonlyMap<string, number>;
}

export function createHosts(deps: { clock: Clock; serviceDownMs: number }): Hosts {
  const byCell = new Map<string, Known>();

  async function read(cell: { name: string; store: Store }): Promise<Known> {
    const known = byCell.get(cell.name);
    const now = deps.clock.monotonic();
    if (known && now - known.readAt < believedMs) return known;
    const lastSeen = new Map<string, number>();
    for (const service of await readServices(cell.store))
      for (const host of service.hosts)
        lastSeen.set(host, Math.max(service.lastSeenAtMs, lastSeen.get(host) ?? 0));
    const fresh = { readAt: now, lastSeen };
    byCell.set(cell.name, fresh);
    return fresh;
  }

  return {
    async isUp(cell, host) {
      const seen = (await read(cell)).lastSeen.get(host);
      return seen !== undefined && cell.store.now() - seen < deps.serviceDownMs;
    },
  };
}

import { ServiceRecord } from '@cellflow/contracts-cell';
import { Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import type { Holding } from '@cellflow/contracts-placement';
import { vmStates } from '@cellflow/domain';
import { cellIndexes, cellKeys } from '@cellflow/store';
import type { IndexEntry } from '@cellflow/store';
import type { Work } from '../work.ts';

const pageSize = 500;

/** What a server holds in placement by its own record, or null. One in error, or between two hosts, holds nothing. */
export function holdingOf(instance: Instance): Init<Holding> | null {
  const { uuid, vmState, host, attempt, selection, projectId, userId } = instance;
  const allocations = selection?.allocationRequest?.allocations ?? [];
  const holds = vmState === vmStates.active || vmState === vmStates.building;
  if (!holds || host === '' || allocations.length === 0) return null;
  return { consumerUuid: uuid, attempt, allocations, projectId, userId, host };
}

/** What the cell's servers hold, in pages. */
export async function* readHoldings(work: Work): AsyncGenerator<Init<Holding>[]> {
  for await (const members of pages(work, cellIndexes.instances)) {
    const found = await work.store.getMany(members.map(cellKeys.instance));
    yield found.flatMap((record) => (record && holdingOf(Instance.decode(record.value))) ?? []);
  }
}

/** Hosts whose compute was heard of within `withinMs`. */
export async function readLiveHosts(work: Work, withinMs: number): Promise<string[]> {
  const since = work.platform.clock.now() - withinMs;
  const hosts: string[] = [];
  for await (const members of pages(work, cellIndexes.services, since)) {
    const found = await work.store.getMany(members.map(cellKeys.service));
    for (const record of found) if (record) hosts.push(...ServiceRecord.decode(record.value).hosts);
  }
  return hosts;
}

async function* pages(work: Work, index: string, min?: number): AsyncGenerator<string[]> {
  for (let after: IndexEntry | undefined; ;) {
    const page = await work.store.range(index, { limit: pageSize, after, min });
    if (page.length > 0) yield page.map(({ member }) => member);
    if (page.length < pageSize) return;
    after = page.at(-1);
  }
}

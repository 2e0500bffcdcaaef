import { ServiceRecord } from '@cellflow/contracts-cell';
import { Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import type { Holding } from '@cellflow/contracts-placement';
import { vmStates } from '@cellflow/domain';
import { cellIndexes, cellKeys } from '@cellflow/store';
import type { IndexEntry } from '@cellflow/store';
import type { Work } from '../work.ts';

const pageSize = 500;

/**
 * What a server holds in placement by its own record: nothing (no allocations) between two hosts, where its next attempt
 * is about to claim; null where it is no longer the cell's to hold anything for.
 */
export function holdingOf(instance: Instance): Init<Holding> | null {
  const { uuid, vmState, host, attempt, selection, projectId, userId } = instance;
  const server = { consumerUuid: uuid, attempt, projectId, userId, host };
  if (vmState === vmStates.building && host === '') return { ...server, allocations: [] };
  const allocations = selection?.allocationRequest?.allocations ?? [];
  const holds = vmState === vmStates.active || vmState === vmStates.building;
  return holds && allocations.length > 0 ? { ...server, allocations } : null;
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

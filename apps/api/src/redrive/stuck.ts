import { BuildRequest, OutboxEntry } from '@cellflow/contracts-global';
import type { IndexEntry, Store } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';

const pageSize = 200;

/** A build request that nobody works on any more. */
export interface Stuck {
  readonly request: BuildRequest;
  readonly version: number;
}

/** Those whose message was sent before `beforeMs` and which the outbox owes nothing, oldest first. */
export async function findStuck(store: Store, beforeMs: number): Promise<Stuck[]> {
  const found: Stuck[] = [];
  for await (const members of pages(store, apiIndexes.buildRequests, beforeMs)) {
    const records = await store.getMany(members.map((uuid) => apiKeys.buildRequest(uuid)));
    for (const record of records) {
      const request = record && BuildRequest.decode(record.value);
      if (request && sentAtMs(request) <= beforeMs) found.push({ request, version: record.version });
    }
  }
  if (found.length === 0) return found;
  const owed = await owedByOutbox(store);
  return found.filter(({ request }) => !owed.has(request.instanceUuid));
}

const sentAtMs = ({ instance, redrivenAtMs }: BuildRequest): number =>
  Math.max(instance?.createdAtMs ?? 0, redrivenAtMs);

/** Servers whose message the outbox will send, or whose end it will bring about. */
async function owedByOutbox(store: Store): Promise<Set<string>> {
  const owed = new Set<string>();
  for await (const members of pages(store, apiIndexes.outbox, Infinity)) {
    const records = await store.getMany(members.map((id) => apiKeys.outbox(id)));
    for (const record of records) {
      if (!record) continue;
      const { scheduleAndBuild, buryInstance, deleteInstance } = OutboxEntry.decode(record.value);
      for (const uuid of scheduleAndBuild?.instanceUuids ?? []) owed.add(uuid);
      for (const work of [buryInstance, deleteInstance]) if (work) owed.add(work.instanceUuid);
    }
  }
  return owed;
}

async function* pages(store: Store, index: string, max: number): AsyncGenerator<string[]> {
  let after: IndexEntry | undefined;
  for (;;) {
    const query = { limit: pageSize, ...(max === Infinity ? {} : { max }), ...(after ? { after } : {}) };
    const page = await store.range(index, query);
    if (page.length > 0) yield page.map(({ member }) => member);
    if (page.length < pageSize) return;
    after = page.at(-1)!;
  }
}

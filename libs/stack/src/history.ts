import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import type { Store } from '@cellflow/store';

/** One thing that a scope remembers of a server. */
export interface HistoryEntry {
  readonly scope: string;
  /** Orders the entries of one scope. */
  readonly id: string;
  readonly event: LedgerEvent;
}

const pageSize = 1000;

/** Everything a ledger holds, oldest first; of one server where `instanceUuid` is given. */
export async function readHistory(
  { scope, store }: { scope: string; store: Store },
  instanceUuid?: string,
): Promise<HistoryEntry[]> {
  const found: HistoryEntry[] = [];
  for (let after = ''; ;) {
    const page = await store.readLedger({ after, limit: pageSize });
    for (const { id, event } of page) {
      if (instanceUuid === undefined || event.instanceUuid === instanceUuid) found.push({ scope, id, event });
    }
    const last = page.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

/** Where an event stands within its attempt: the order of the flow's hops. */
const stages: Readonly<Record<string, number>> = {
  'server.accepted': 0,
  'outbox.sent': 1,
  'allocation.claimed': 2,
  'server.scheduled': 4,
  'instance.buried': 3,
  'instance.created': 3,
  'build.retried': 3,
  'build.begun': 5,
  'build.state': 6,
  'build.succeeded': 7,
  'build.failed': 7,
  'lease.expired': 7,
  'allocation.released': 8,
  'build.refused': 9,
  'build.exhausted': 10,
  'build.aborted': 10,
};

/** Later than every attempt. */
const lastActs: Readonly<Record<string, number>> = {
  'server.deleted': 0,
  'instance.deleting': 1,
  'consumer.tombstoned': 2,
  'instance.deleted': 3,
};

/**
 * Merges the histories of one server from several scopes into one. Entries of one scope keep their order; across
 * scopes the flow decides (attempt, then hop), never the clocks of two writers.
 */
export function mergeHistories(histories: readonly (readonly HistoryEntry[])[]): HistoryEntry[] {
  const rest = histories.map((entries) => ranked(entries));
  const merged: HistoryEntry[] = [];
  for (;;) {
    let best: Ranked[] | null = null;
    for (const queue of rest) {
      if (queue.length > 0 && (best === null || queue[0]!.rank < best[0]!.rank)) best = queue;
    }
    if (best === null) return merged;
    merged.push(best.shift()!.entry);
  }
}

interface Ranked {
  readonly entry: HistoryEntry;
  readonly rank: number;
}

/** An entry never ranks below what its own scope wrote before it. */
function ranked(entries: readonly HistoryEntry[]): Ranked[] {
  let highest = -1;
  let deleted = false;
  return entries.map((entry) => {
    deleted ||= entry.event.type in lastActs;
    highest = Math.max(highest, rankOf(entry.event, deleted));
    return { entry, rank: highest };
  });
}

function rankOf(event: Init<LedgerEvent>, deleted: boolean): number {
  const type = event.type ?? '';
  if (deleted) return 1_000_000 + (lastActs[type] ?? 2);
  const attempt = Math.max(1, event.attempt ?? 1);
  return attempt * 100 + (stages[type] ?? 6);
}

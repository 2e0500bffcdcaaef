import { apiIndexes } from '@cellflow/store';
import type { LedgerEntry } from '@cellflow/store';
import type { Clock } from '@cellflow/platform';
import { storesOf } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import type { Load } from './load.ts';

/** Every reconciler takes a turn each second: in this time, each has taken two and found nothing to do. */
const twoPassesMs = 2500;
const pollMs = 300;
const pageSize = 1000;

/** What is still under way; "" where nothing is. */
export type Unrest = string;

export interface RestOptions {
  readonly stack: Stack;
  readonly load: Pick<Load, 'list' | 'deleted'>;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Messages that wait or are being handled; null where nobody can tell. */
  readonly queued?: () => Promise<number | null>;
}

/**
 * Waits until the cloud is at rest: every server has its end, no queue holds anything, and all reconcilers have taken
 * two turns without writing anything. Resolves with what was still under way when the time was up.
 */
export async function untilAtRest(options: RestOptions): Promise<Unrest> {
  const { clock, stack, signal } = options;
  const deadline = clock.monotonic() + options.timeoutMs;
  const follow = followLedgers(stack);
  let quietSince: number | null = null;
  for (;;) {
    const lookedAt = clock.monotonic();
    const unrest = (await unfinished(options)) || ((await follow()) ? 'a ledger still grows' : '');
    if (unrest !== '') quietSince = null;
    else quietSince ??= clock.monotonic();
    if (quietSince !== null && clock.monotonic() - quietSince >= twoPassesMs) {
      const waiting = (await options.queued?.()) ?? 0;
      if (waiting === 0) return '';
      quietSince = null;
      if (clock.monotonic() > deadline) return `${waiting} messages are in queues`;
    }
    if (clock.monotonic() > deadline) return unrest || 'it was not quiet for long enough';
    // Looking at a large cloud is work for it, which has others to do.
    await clock.sleep(Math.max(pollMs, clock.monotonic() - lookedAt), signal);
  }
}

async function unfinished({ load, stack }: RestOptions): Promise<Unrest> {
  const listed = await load.list();
  if (!listed) return 'the API does not answer';
  const here = new Set(listed.map(({ id }) => id));
  const building = listed.filter(({ status }) => status !== 'ACTIVE' && status !== 'ERROR');
  if (building.length > 0) return `${building.length} servers are ${building[0]!.status}`;
  const deleted = [...load.deleted].filter((id) => here.has(id));
  if (deleted.length > 0) return `${deleted.length} deleted servers are still there`;
  const outbox = await stack.stores.api.count(apiIndexes.outbox).catch(() => null);
  if (outbox === null) return 'a store does not answer';
  return outbox === 0 ? '' : `${outbox} entries are in the outbox`;
}

/** Tells whether any ledger has grown since it was asked last. A store that does not answer counts as restless. */
function followLedgers(stack: Stack): () => Promise<boolean> {
  const ends = new Map<string, string>();
  const readOn = async ({ scope, store }: ReturnType<typeof storesOf>[number]): Promise<boolean> => {
    let grew = false;
    for (;;) {
      let page: LedgerEntry[];
      try {
        page = await store.readLedger({ after: ends.get(scope) ?? '', limit: pageSize });
      } catch {
        return true;
      }
      const last = page.at(-1);
      if (!last) return grew;
      grew = true;
      ends.set(scope, last.id);
    }
  };
  return async () => (await Promise.all(storesOf(stack).map(readOn))).some((grew) => grew);
}

import type { Init } from '@cellflow/contracts-common';
import type { LedgerEvent } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { Store } from '@cellflow/store';
import { apiIndexes, apiKeys } from '@cellflow/store';

/** Entries settled in one commit. */
const maxBatch = 100;

/** What becomes of an entry whose work is done. */
export interface Settled {
  readonly id: string;
  readonly event: Init<LedgerEvent>;
}

/**
 * Removes entries whose work is done, those of one event-loop turn in one commit. An entry that cannot be removed
 * now stays, and its work is done again: that has no second effect.
 */
export interface Outbox {
  settle(settled: Settled): void;
  /** Resolves when nothing is left to remove. */
  drain(): Promise<void>;
}

export function createOutbox(deps: { platform: Platform; store: Store }): Outbox {
  const { platform, store } = deps;
  let waiting: Settled[] = [];
  const running = new Set<Promise<void>>();

  function flush(): void {
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, maxBatch);
    waiting = waiting.slice(maxBatch);
    const removal = remove(batch).finally(() => running.delete(removal));
    running.add(removal);
    if (waiting.length > 0) flush();
  }

  async function remove(batch: readonly Settled[]): Promise<void> {
    const { failpoints } = platform;
    try {
      if (failpoints.armed)
        await failpoints.hit('api.before_settle', { instance: batch[0]?.event.instanceUuid ?? '' });
      await store.commit({
        delete: batch.map(({ id }) => apiKeys.outbox(id)),
        index: batch.map(({ id }) => ({ index: apiIndexes.outbox, member: id, score: null })),
        ledger: batch.map(({ event }) => event),
      });
      if (failpoints.armed)
        await failpoints.hit('api.after_settle', { instance: batch[0]?.event.instanceUuid ?? '' });
    } catch (error) {
      platform.logger.warn({ err: error, entries: batch.length }, 'outbox entries stay: the store failed');
    }
  }

  return {
    settle(settled) {
      if (waiting.push(settled) === 1) platform.clock.defer(flush);
    },
    async drain() {
      flush();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

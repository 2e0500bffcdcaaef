import type { Platform } from '@cellflow/platform';

/**
 * Work that goes on after its request was answered. It may fail: whatever it was is in the outbox and is tried again
 * from there.
 */
export interface Background {
  /** Starts `work` at once. `id` is its outbox entry. */
  run(id: string, work: () => Promise<unknown>): void;
  /** True while the work of this entry is going on in this process. */
  has(id: string): boolean;
  /** Resolves when nothing is going on. */
  drain(): Promise<void>;
}

export function createBackground(platform: Pick<Platform, 'logger'>): Background {
  const running = new Map<string, Promise<unknown>>();
  return {
    run(id, work) {
      const done = work()
        .catch((error: unknown) =>
          platform.logger.debug({ err: error, outbox: id }, 'left to the outbox relay'),
        )
        .finally(() => running.delete(id));
      running.set(id, done);
    },
    has: (id) => running.has(id),
    async drain() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

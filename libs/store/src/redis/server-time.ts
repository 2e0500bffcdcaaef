import type { Clock } from '@cellflow/platform';
import type { Redis } from 'ioredis';
import { replyCode } from './redis-error.ts';

/** The wall clock of a server, from what it told last and the time that has passed since. */
export interface ServerTime {
  /** Asks the server. A user who may not know goes on with the own clock. Rejects where it does not answer. */
  ask(redis: Redis): Promise<void>;
  /** ms since the epoch; by the own clock until the server was heard. */
  now(): number;
}

export function createServerTime(clock: Pick<Clock, 'now' | 'monotonic'>): ServerTime {
  /** What the server's clock shows when the own monotonic one shows 0. */
  let zeroAtMs: number | null = null;
  return {
    now: () => (zeroAtMs === null ? clock.now() : Math.round(zeroAtMs + clock.monotonic())),
    async ask(redis) {
      const askedAt = clock.monotonic();
      try {
        const [seconds, micros] = await redis.time();
        const midway = (askedAt + clock.monotonic()) / 2;
        zeroAtMs = Number(seconds) * 1000 + Number(micros) / 1000 - midway;
      } catch (error) {
        if (replyCode(error) !== 'NOPERM') throw error;
      }
    },
  };
}

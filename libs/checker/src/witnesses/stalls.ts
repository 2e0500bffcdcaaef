import type { Clock } from '@cellflow/platform';

/** Times in which the load generator itself was not let run: the whole machine stood still, or was too busy for it. */
export interface Stalls {
  /** How much of the time from `fromMs` to now was such, in ms. */
  since(fromMs: number): number;
  stop(): void;
}

const tickMs = 50;
/** A timer that is less late than this is only late. */
const lateMs = 200;
/** How many are remembered: no call lasts longer than they reach back. */
const remembered = 1000;

/** Finds stalls by how late a timer comes. */
export function watchStalls(clock: Pick<Clock, 'monotonic' | 'every'>): Stalls {
  const found: { fromMs: number; toMs: number }[] = [];
  let lastMs = clock.monotonic();
  const look = () => {
    const nowMs = clock.monotonic();
    const dueMs = lastMs + tickMs;
    lastMs = nowMs;
    if (nowMs - dueMs < lateMs) return;
    found.push({ fromMs: dueMs, toMs: nowMs });
    if (found.length > remembered) found.shift();
  };
  return {
    stop: clock.every(tickMs, look),
    since(fromMs) {
      look();
      return found.reduce((sum, stall) => sum + Math.max(0, stall.toMs - Math.max(fromMs, stall.fromMs)), 0);
    },
  };
}

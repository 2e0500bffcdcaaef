import type { Clock } from '@cellflow/platform';
import { once } from '../once.ts';

/** How what was taken down comes back: after a time, or when it is healed, and once in either case. */
export interface Comeback {
  /** Brings it back now, or waits until it is back. */
  now(): Promise<void>;
}

/** `afterMs` undefined: only when it is asked for. What fails after the time is tried again, and told, when it is healed. */
export function comeback(clock: Clock, afterMs: number | undefined, bring: () => Promise<void>): Comeback {
  const now = once(bring);
  const cancel =
    afterMs === undefined ? () => undefined : clock.after(afterMs, () => void now().catch(() => undefined));
  return {
    now: () => {
      cancel();
      return now();
    },
  };
}

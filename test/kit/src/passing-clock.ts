import { systemClock } from '@cellflow/platform';
import type { Cancel, Clock } from '@cellflow/platform';

/** The system's clock, on which any amount of time can pass at once: what is due by then comes at once. */
export interface PassingClock extends Clock {
  pass(ms: number): void;
}

interface Timer {
  readonly dueAtMs: number;
  readonly act: () => void;
  cancel: Cancel;
}

export function createPassingClock(): PassingClock {
  const timers = new Set<Timer>();
  let passedMs = 0;
  const monotonic = () => systemClock.monotonic() + passedMs;

  function arm(timer: Timer): void {
    timer.cancel();
    timer.cancel = systemClock.after(Math.max(0, timer.dueAtMs - monotonic()), () => {
      timers.delete(timer);
      timer.act();
    });
  }

  function after(ms: number, act: () => void): Cancel {
    const timer: Timer = { dueAtMs: monotonic() + ms, act, cancel: () => undefined };
    timers.add(timer);
    arm(timer);
    return () => {
      timers.delete(timer);
      timer.cancel();
    };
  }

  return {
    now: () => systemClock.now() + passedMs,
    monotonic,
    after,
    every(ms, act) {
      const next = (): Cancel =>
        after(ms, () => {
          cancel = next();
          act();
        });
      let cancel = next();
      return () => cancel();
    },
    defer: systemClock.defer,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => {
          cancel();
          reject(signal?.reason);
        };
        const cancel = after(ms, () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        });
        signal?.addEventListener('abort', abort, { once: true });
      }),
    pass(ms) {
      passedMs += ms;
      for (const timer of [...timers]) arm(timer);
    },
  };
}

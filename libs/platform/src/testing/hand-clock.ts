import type { Clock } from '../clock.ts';

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** Runs what was deferred, turn by turn, until nothing is left. */
  endTurn(): Promise<void>;
  /** Moves on by `ms`, running timers in their order and what they defer. */
  advance(ms: number): Promise<void>;
}

export function handClock(): HandClock {
  let now = 0;
  let deferred: (() => void)[] = [];
  let timers: { at: number; act: () => void }[] = [];
  const after = (ms: number, act: () => void) => {
    const timer = { at: now + ms, act };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  // Promise continuations of one turn are done before the next one.
  const microtasks = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  async function endTurn(): Promise<void> {
    await microtasks();
    while (deferred.length > 0) {
      const due = deferred;
      deferred = [];
      for (const act of due) act();
      await microtasks();
    }
  }
  return {
    now: () => now,
    monotonic: () => now,
    after,
    every(ms, act) {
      let cancel = () => undefined as void;
      const again = () => {
        act();
        cancel = after(ms, again);
      };
      cancel = after(ms, again);
      return () => cancel();
    },
    defer: (act) => void deferred.push(act),
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    endTurn,
    async advance(ms) {
      const end = now + ms;
      await endTurn();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.act();
        await endTurn();
      }
      now = end;
    },
  };
}

import type { Clock } from '@cellflow/platform';
import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { Deadlines } from './deadlines.ts';

/** A clock moved by hand. */
function handClock() {
  let nowMs = 0;
  let timers: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    ...systemClock,
    monotonic: () => nowMs,
    after(ms, act) {
      const timer = { at: nowMs + ms, act };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  };
  const pass = (ms: number) => {
    nowMs += ms;
    const due = timers.filter(({ at }) => at <= nowMs);
    timers = timers.filter(({ at }) => at > nowMs);
    for (const { act } of due) act();
  };
  return { clock, pass, armed: () => timers.length };
}

describe('deadlines', () => {
  it('expire each call at its own time, and not one that was answered', () => {
    const { clock, pass, armed } = handClock();
    const deadlines = new Deadlines(clock, 100);
    const expired: string[] = [];
    const add = (name: string) => {
      const call = { settled: false, expire: () => void ((call.settled = true), expired.push(name)) };
      deadlines.add(call);
      return call;
    };
    add('a');
    pass(40);
    const answered = add('b');
    add('c');
    pass(59);
    expect(expired).toEqual([]);
    pass(1);
    expect(expired).toEqual(['a']);
    answered.settled = true;
    deadlines.forgetSettled();
    pass(40);
    expect(expired).toEqual(['a', 'c']);
    expect(armed()).toBe(0);
  });

  it('hold no timer once every call is answered, and arm one for the next', () => {
    const { clock, pass, armed } = handClock();
    const deadlines = new Deadlines(clock, 100);
    const expired: string[] = [];
    const call = { settled: false, expire: () => void expired.push('first') };
    deadlines.add(call);
    call.settled = true;
    deadlines.forgetSettled();
    expect(armed()).toBe(0);
    pass(70);
    deadlines.add({ settled: false, expire: () => void expired.push('second') });
    pass(99);
    expect(expired).toEqual([]);
    pass(1);
    expect(expired).toEqual(['second']);
  });
});

import { describe, expect, it } from 'vitest';
import { watchStalls } from './stalls.ts';

function rig() {
  let nowMs = 0;
  let tick = () => undefined as void;
  const stalls = watchStalls({
    monotonic: () => nowMs,
    every: (_, act) => {
      tick = act;
      return () => undefined;
    },
  });
  const pass = (ms: number) => {
    nowMs += ms;
    tick();
  };
  return { stalls, pass, wake: (ms: number) => void (nowMs += ms) };
}

describe('the stalls of a load generator', () => {
  it('are none while its timer comes when it is due, or a little later', () => {
    const { stalls, pass } = rig();
    for (const ms of [50, 60, 50, 240]) pass(ms);
    expect(stalls.since(0)).toBe(0);
  });

  it('last from when the timer was due until it came, and count from when the caller began', () => {
    const { stalls, pass } = rig();
    pass(50);
    pass(1050);
    pass(50);
    expect(stalls.since(0)).toBe(1000);
    expect(stalls.since(600)).toBe(500);
    expect(stalls.since(1100)).toBe(0);
  });

  it('are seen by whoever runs before the timer', () => {
    const { stalls, pass, wake } = rig();
    pass(50);
    wake(5050);
    expect(stalls.since(0)).toBe(5000);
    pass(10);
    expect(stalls.since(0)).toBe(5000);
  });
});

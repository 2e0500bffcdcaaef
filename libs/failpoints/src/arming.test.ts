import { describe, expect, it } from 'vitest';
import { createFailpoints, FailpointRefusal, noFailpoints } from './index.ts';

/** A clock that stands still until it is moved. The platform's own is built on this library. */
function handClock() {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  const after = (ms: number, act: () => void) => {
    const timer = { at: now + ms, act };
    timers.push(timer);
    return () => void (timers = timers.filter((other) => other !== timer));
  };
  return {
    monotonic: () => now,
    after,
    sleep: (ms: number) => new Promise<void>((resolve) => void after(ms, resolve)),
    async advance(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { act } of due) act();
      for (let i = 0; i < 5; i += 1) await Promise.resolve();
    },
  };
}

function service({ alone = true } = {}) {
  const clock = handClock();
  const told: string[] = [];
  const failpoints = createFailpoints({
    clock,
    grip: {
      exit: () => void told.push('exit'),
      kill: () => void told.push('kill'),
      pause: alone ? () => void told.push('pause') : null,
    },
    errors: { codes: ['INTERNAL', 'UNAVAILABLE'], make: (code, message) => new Error(`${code}: ${message}`) },
    tell: ({ point, number, action }) => void told.push(`${point} ${number} ${action ?? 'passed'}`),
  });
  /** 'held' as long as the code does not go on. */
  const pass = (attempt = 1) => {
    const state = { is: 'held' };
    const held = failpoints.hit('compute.after_spawn', { attempt });
    if (!held) state.is = 'through';
    held?.then(
      () => (state.is = 'through'),
      (error: Error) => (state.is = error.message),
    );
    return state;
  };
  const arm = (action: string) => failpoints.arm(`compute.after_spawn${action}`);
  return { clock, failpoints, told, pass, arm };
}

describe('failpoints', () => {
  it('cost no promise while they are off, or while others are armed', () => {
    const { failpoints, arm } = service();
    expect(noFailpoints.armed).toBe(false);
    expect(noFailpoints.hit('api.before_reply')).toBeUndefined();
    expect(failpoints.armed).toBe(false);
    expect(failpoints.hit('compute.after_spawn')).toBeUndefined();
    arm('=hang');
    expect(failpoints.armed).toBe(true);
    expect(failpoints.hit('api.before_reply')).toBeUndefined();
  });

  it.each(['exit', 'kill'])('%s: the program ends and nothing after the point runs', async (action) => {
    const { clock, pass, arm, told } = service();
    arm(`=${action}`);
    const passed = pass();
    await clock.advance(0);
    expect(told).toEqual([`compute.after_spawn 1 ${action}`, action]);
    expect(passed.is).toBe('held');
  });

  it('pause: the program stands, and goes on from there', () => {
    const { pass, arm, told } = service();
    arm('=pause');
    expect(pass().is).toBe('through');
    expect(told).toEqual(['compute.after_spawn 1 pause', 'pause']);
  });

  it('pause: refused where others would be paused as well, and what was armed stays', () => {
    const { failpoints, arm } = service({ alone: false });
    arm('=hang');
    expect(() => arm('=pause')).toThrow(FailpointRefusal);
    expect(failpoints.status().rules).toMatchObject([{ text: 'compute.after_spawn=hang' }]);
  });

  it('delay: goes on after the time', async () => {
    const { clock, pass, arm } = service();
    arm('=delay(500ms)');
    const passed = pass();
    await clock.advance(499);
    expect(passed.is).toBe('held');
    await clock.advance(1);
    expect(passed.is).toBe('through');
  });

  it('hang: goes on when it is disarmed', async () => {
    const { clock, failpoints, pass, arm } = service();
    arm('=hang');
    const passed = pass();
    await clock.advance(3_600_000);
    expect(passed.is).toBe('held');
    failpoints.disarm();
    await clock.advance(0);
    expect(passed.is).toBe('through');
  });

  it('error: throws one of the errors there are', async () => {
    const { clock, pass, arm } = service();
    arm('=error(UNAVAILABLE)');
    const passed = pass();
    await clock.advance(0);
    expect(passed.is).toBe('UNAVAILABLE: thrown by the failpoint compute.after_spawn');
  });

  it('act on the n-th hit alone, or from it on', () => {
    const { pass, arm } = service();
    const four = () => [pass(), pass(), pass(), pass()].map(({ is }) => is);
    arm('=hang@2');
    expect(four()).toEqual(['through', 'held', 'through', 'through']);
    arm('=hang@3+');
    expect(four()).toEqual(['through', 'through', 'held', 'held']);
  });

  it('count only hits with the facts they ask for', () => {
    const { failpoints, pass, arm, told } = service();
    arm('[attempt==2]=hang');
    expect([pass(1).is, pass(2).is]).toEqual(['through', 'held']);
    expect(failpoints.hit('compute.after_spawn')).toBeUndefined();
    expect(failpoints.status().rules).toMatchObject([{ hits: 1, acted: 1, last: { attempt: 2 } }]);
    expect(told).toEqual(['compute.after_spawn 1 hang']);
  });

  it('tell of hits that are not acted on', () => {
    const { pass, arm, told } = service();
    arm('=hang@2');
    pass();
    expect(told).toEqual(['compute.after_spawn 1 passed']);
  });

  it('disarm by themselves when their time is up, and keep their counts', async () => {
    const { clock, failpoints, pass } = service();
    failpoints.arm('compute.after_spawn=hang', { ttlMs: 1000 });
    const passed = pass();
    await clock.advance(1000);
    expect(passed.is).toBe('through');
    expect(failpoints.status()).toMatchObject({ armed: false, remainingMs: null, rules: [{ acted: 1 }] });
    expect(pass().is).toBe('through');
  });

  it('do not let an old time end what was armed later', async () => {
    const { clock, failpoints, arm } = service();
    failpoints.arm('compute.after_spawn=hang', { ttlMs: 1000 });
    arm('=hang');
    await clock.advance(2000);
    expect(failpoints.armed).toBe(true);
  });

  it('are held by several side by side, and nobody takes away or counts anew what another holds', async () => {
    const { clock, failpoints, pass } = service();
    failpoints.arm('compute.after_spawn[attempt==2]=hang@3', { holder: 'one' });
    pass(2);
    failpoints.arm('compute.after_spawn[attempt==1]=hang', { holder: 'other', ttlMs: 1000 });
    pass(2);
    const others = pass(1);
    expect(failpoints.status('one').rules).toMatchObject([{ hits: 2, acted: 0 }]);
    failpoints.disarm('other');
    await clock.advance(0);
    expect([others.is, pass(1).is]).toEqual(['through', 'through']);
    expect(pass(2).is).toBe('held');
    expect(failpoints.status()).toMatchObject({ armed: true, remainingMs: null, rules: [{ hits: 3 }] });
    failpoints.disarm();
    expect([failpoints.armed, pass(2).is]).toEqual([false, 'through']);
  });
});

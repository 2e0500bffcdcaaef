import { describe, expect, it } from 'vitest';
import { oncePerTurn } from './once-per-turn.ts';

/** Turns that end when the test says so; answers count up. */
function asking() {
  const deferred: (() => void)[] = [];
  let asked = 0;
  const ask = oncePerTurn({ defer: (act) => deferred.push(act) }, async () => (asked += 1));
  const endTurn = () => deferred.splice(0).forEach((act) => act());
  return { ask, endTurn, asked: () => asked };
}

describe('asking once per turn', () => {
  it('answers all who asked within the turn with one asking', async () => {
    const { ask, endTurn, asked } = asking();
    const answers = [ask(), ask(), ask()];
    expect(asked()).toBe(0);
    endTurn();
    expect(await Promise.all(answers)).toEqual([1, 1, 1]);
  });

  it('asks anew for who comes after the asking has begun', async () => {
    const { ask, endTurn, asked } = asking();
    const first = ask();
    endTurn();
    expect(await first).toBe(1);
    const second = ask();
    endTurn();
    expect(await second).toBe(2);
    expect(asked()).toBe(2);
  });

  it('rejects for all who asked, and works again after that', async () => {
    const deferred: (() => void)[] = [];
    let fails = true;
    const ask = oncePerTurn({ defer: (act) => deferred.push(act) }, async () => {
      if (fails) throw new Error('no answer');
      return 'head';
    });
    const both = Promise.allSettled([ask(), ask()]);
    deferred.splice(0).forEach((act) => act());
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    const later = ask();
    deferred.splice(0).forEach((act) => act());
    expect(await later).toBe('head');
  });
});

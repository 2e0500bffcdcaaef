import { seededRandom } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { faultKinds, findFaultKind } from '../faults/index.ts';
import { parseScenario } from '../scenario/index.ts';
import { chanceOf } from './chance.ts';
import { drawables } from './drawable.ts';
import { drawRound } from './draw-round.ts';

const wishes = { seed: 7, number: 1, loadMs: 60_000, losing: false };
const kindsOf = (losing: boolean) =>
  new Set(
    Array.from({ length: 10 }, (_, seed) =>
      drawRound({ ...wishes, seed, losing, loadMs: 1_200_000 }),
    ).flatMap(({ scenario }) => scenario.faults.map(({ act }) => act.kind)),
  );

describe('a round of a soak', () => {
  it('is the same for the same seed and number, and another one for the next', () => {
    expect(drawRound(wishes)).toEqual(drawRound(wishes));
    expect(drawRound({ ...wishes, number: 2 }).text).not.toBe(drawRound(wishes).text);
    expect(drawRound({ ...wishes, number: 2 }).seed).not.toBe(drawRound(wishes).seed);
    expect(drawRound({ ...wishes, seed: 8 }).text).not.toBe(drawRound(wishes).text);
  });

  it('is a scenario that can be played alone, with faults at times and at steps within the load', () => {
    const rounds = Array.from({ length: 50 }, (_, number) => drawRound({ ...wishes, number: number + 1 }));
    for (const { text, scenario } of rounds) {
      const alone = parseScenario(text, { file: 'round.yaml', kinds: faultKinds });
      expect(alone.faults.map((each) => each.text)).toEqual(scenario.faults.map((each) => each.text));
      const times = scenario.faults.flatMap(({ trigger }) => (trigger.by === 'time' ? [trigger.atMs] : []));
      expect(Math.max(0, ...times)).toBeLessThan(wishes.loadMs + 15_000);
      expect(scenario.faults.length).toBeGreaterThan(2);
    }
    const steps = rounds.flatMap(({ scenario }) =>
      scenario.faults.filter(({ trigger }) => trigger.by === 'step'),
    );
    expect(steps.length).toBeGreaterThan(50);
    const ids = rounds.flatMap(({ scenario }) => scenario.faults.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('breaks nothing in the warm-up', () => {
    expect(drawRound({ ...wishes, number: 0 }).scenario.faults).toEqual([]);
  });

  it('draws every kind that it may, and what loses data only where that is wanted', () => {
    const named = (losing: boolean) =>
      drawables
        .filter(({ losesData }) => losing || !losesData)
        .map((each) => Object.keys(each.draw(chanceOf(seededRandom(1))).do)[0]!);
    expect([...kindsOf(false)].sort()).toEqual([...new Set(named(false))].sort());
    expect([...kindsOf(true)].sort()).toEqual([...new Set(named(true))].sort());
    for (const kind of named(true)) expect(findFaultKind(kind)).not.toBeNull();
  });
});

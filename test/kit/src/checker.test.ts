import { explain, historyFrom, historyText, invariants, judge, unjudged } from '@cellflow/checker';
import type { History } from '@cellflow/checker';
import { leakedPassword, mutants } from '@cellflow/checker/mutants';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from './sound-run.ts';

const atRest = { quiescent: true };
let sound: History;
beforeAll(async () => {
  sound = await run();
}, 30_000);

const resultOf = (history: History, id: string) => {
  const [result] = judge(history, { ...atRest, invariants: [id] }).results;
  return result!;
};

describe('the history of a sound run', () => {
  it('is valid', () => {
    const judgement = judge(sound, atRest);
    expect(judgement.verdict, explain(judgement)).toBe('valid');
  });

  it('is judged alike when it is read from a file', () => {
    const text = historyText(sound);
    expect(explain(judge(historyFrom(text), atRest))).toBe(explain(judge(sound, atRest)));
    expect(historyText(historyFrom(text))).toBe(text);
  });

  it('is judged without what holds at rest while it is under way', () => {
    const ids = judge(sound, { quiescent: false }).results.map(({ id }) => id);
    expect(ids).not.toContain('I4');
    expect(ids).toContain('I8');
  });
});

describe('a verdict', () => {
  it('is unknown where a witness is missing', () => {
    const { verdict, results } = judge({ ...sound, traffic: null }, atRest);
    expect(verdict).toBe('unknown');
    expect(results.filter((each) => each.verdict === 'unknown').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['I12', 'I13', 'I21', 'I24']),
    );
  });

  it('is unknown of what holds at rest, asked of a cloud that is not', () => {
    expect(judge(sound, { quiescent: false, invariants: ['I5'] }).verdict).toBe('unknown');
  });

  it('is vacuous where the run was about something that never happened', () => {
    expect(judge(sound, { ...atRest, invariants: ['I22'] }).verdict).toBe('vacuous');
  });

  it('is vacuous where a fault did not bite, and invalid where something is wrong beside', () => {
    const idle = mutants.find(({ invariant }) => invariant === 'I32')!.breaks(sound);
    expect(judge(idle, atRest).verdict).toBe('vacuous');
    const worse = mutants.find(({ invariant }) => invariant === 'I5')!.breaks(idle);
    expect(judge(worse, atRest).verdict).toBe('invalid');
  });

  it('is vacuous of secrets where a log that was searched told nothing', () => {
    const silent = { source: 'log of api', lines: 0, leaks: [] };
    expect(judge(sound, { ...atRest, invariants: ['I31'] }).verdict).toBe('valid');
    const history = { ...sound, texts: [...(sound.texts ?? []), silent] };
    expect(judge(history, { ...atRest, invariants: ['I31'] }).verdict).toBe('vacuous');
    expect(judge({ ...sound, texts: null }, { ...atRest, invariants: ['I31'] }).verdict).toBe('unknown');
  });

  it('is refused for an invariant that cannot be judged', () => {
    expect(() => judge(sound, { ...atRest, invariants: ['I35'] })).toThrow(
      'no invariant I35 can be judged, determinism',
    );
  });
});

describe('the checker', () => {
  it.each(mutants.map((mutant) => [mutant.invariant, mutant.what, mutant] as const))(
    'finds by %s: %s',
    (id, _what, mutant) => {
      const before = resultOf(sound, id);
      expect(before.violations, explain(judge(sound, atRest))).toEqual([]);
      const { verdict, violations } = resultOf(mutant.breaks(sound), id);
      expect(verdict).toBe(id === 'I32' ? 'vacuous' : 'invalid');
      for (const { shows } of violations) {
        expect(shows.length).toBeGreaterThan(0);
        expect(new Set(shows.map(({ witness, position }) => `${witness} ${position}`)).size).toBe(
          shows.length,
        );
      }
    },
  );

  it('judges each of I1 to I36, but those that say why not', () => {
    const judged = invariants.map(({ id }) => id);
    const all = Array.from({ length: 36 }, (_, at) => `I${at + 1}`);
    expect([...judged, ...Object.keys(unjudged)].sort()).toEqual(all.sort());
  });

  it.each(invariants.map(({ id, name }) => [id, name]))('is shown to fail for %s, %s', (id) => {
    expect(mutants.filter(({ invariant }) => invariant === id).length).toBeGreaterThan(0);
  });

  it('explains with the entries that show it and no others', () => {
    const mutant = mutants.find(({ what }) => what === 'a claim that was not released before the next')!;
    const [violation] = resultOf(mutant.breaks(sound), 'I8').violations;
    expect(violation!.shows.map(({ text }) => text.split(' ')[0])).toEqual([
      'allocation.claimed',
      'allocation.claimed',
    ]);
    expect(explain(judge(mutant.breaks(sound), atRest))).toMatch(/I8 .*\n {2}W2 {2}placement [\d-]+ +allo/);
  });

  it('cuts a secret out of what it cites', () => {
    const leaks = mutants.filter(({ invariant }) => invariant === 'I31').map(({ breaks }) => breaks(sound));
    expect(leaks.map((leak) => leak.texts?.some(({ leaks: found }) => found.length > 0))).toEqual([
      true,
      true,
    ]);
    for (const leak of leaks) expect(explain(judge(leak, atRest))).not.toContain(leakedPassword);
  });
});

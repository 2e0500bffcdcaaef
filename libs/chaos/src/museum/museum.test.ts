import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariants } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../reports/index.ts';
import { libraryFolder } from '../scenario/index.ts';
import { exhibits, flawsOf, scenarioOfExhibit } from './index.ts';

describe('the museum', () => {
  it.each(exhibits.map((exhibit) => [exhibit.name, exhibit] as const))('%s is whole', (name, exhibit) => {
    const { breaks, bugs, happened, whyNot } = exhibit;
    const known = invariants.map(({ id }) => id as string);
    expect(scenarioOfExhibit(exhibit)).toMatchObject({ name, expect: { verdict: 'valid' } });
    expect(breaks.length).toBeGreaterThan(0);
    expect(breaks.filter((id) => !known.includes(id))).toEqual([]);
    expect(bugs.filter((bug) => !/^(Nova|oslo\.messaging) \d{6,7}$/.test(bug))).toEqual([]);
    expect([happened.length > 50, whyNot.length > 50]).toEqual([true, true]);
  });

  it('has each name once, and all of them with their bugs and invariants in docs/museum.md', () => {
    expect(new Set(exhibits.map(({ name }) => name)).size).toBe(exhibits.length);
    const page = readFileSync(join(libraryFolder(), '../../docs/museum.md'), 'utf8');
    const rows = exhibits.map(({ name, bugs, breaks }) => [name, bugs.join(', '), breaks.join(' ')] as const);
    const missing = rows.filter(
      ([name, bugs, breaks]) =>
        !page
          .split('\n')
          .some((line) => line.startsWith(`| \`${name}\` | ${bugs} |`) && line.endsWith(`| ${breaks} |`)),
    );
    expect(missing).toEqual([]);
  });
});

describe('an exhibit that was played', () => {
  const summary = (verdict: RunSummary['verdict'], broken: readonly string[]): RunSummary => ({
    ...{ name: 'a', title: 't', seed: 1, verdict, passed: verdict === 'valid', differences: [], unrest: '' },
    ...{ faults: [], tookMs: 1, again: '' },
    outcome: {
      verdict,
      servers: {},
      faults: {},
      calls: { refused: 0, unknown: 0 },
      deadLetters: {},
      events: {},
    },
    invariants: broken.map((id) => ({
      ...{ id, name: id, statement: '', verdict: 'invalid' as const, looked: 1, missing: [] },
      violations: [{ invariant: id, instanceUuid: '', message: 'm', shows: [] }],
    })),
  });
  const breaks = ['I4', 'I9'];

  it('shows what it is there to show where exactly its invariants break and the other run is valid', () => {
    expect(flawsOf({ breaks }, summary('invalid', ['I4', 'I9']), summary('valid', []))).toEqual([]);
  });

  it.each([
    ['one of them holds', summary('invalid', ['I4']), summary('valid', []), 'I9 holds'],
    ['another breaks too', summary('invalid', ['I4', 'I5', 'I9']), summary('valid', []), 'breaks I5 too'],
    ['the other run is not valid', summary('invalid', breaks), summary('vacuous', []), 'verdict is vacuous'],
    ['nothing breaks', summary('valid', []), summary('valid', []), 'I4, I9 holds'],
  ])('does not where %s', (_what, broken, fixed, flaw) => {
    expect(flawsOf({ breaks }, broken, fixed).join('\n')).toContain(flaw);
  });
});

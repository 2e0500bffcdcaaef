import { explain, invariants, judge } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import { systemMutants, withoutSystemMutant } from './mutants/index.ts';
import { occasions } from './occasions.ts';
import type { OccasionName } from './occasions.ts';
import { run } from './sound-run.ts';

const atRest = { quiescent: true };
const timeoutMs = 30_000;

it('breaks a running cloud for every invariant that is judged, but those that say why not', () => {
  const broken = [...new Set(systemMutants.map(({ invariant }) => invariant))];
  const judged = invariants.map(({ id }) => id);
  expect([...broken, ...Object.keys(withoutSystemMutant)].sort()).toEqual(judged.sort());
});

describe.concurrent('a running cloud', () => {
  it.each([undefined, ...(Object.keys(occasions) as OccasionName[])])(
    'is valid as it is (amid: %s)',
    { timeout: timeoutMs },
    async (amid) => {
      const judgement = judge(await run({ amid }), atRest);
      expect(judgement.verdict, explain(judgement)).toBe('valid');
    },
  );

  it.each(systemMutants.map((mutant) => [mutant.invariant, mutant.what, mutant] as const))(
    'breaks %s where %s',
    { timeout: timeoutMs },
    async (id, _what, { wrap, amid }) => {
      const judgement = judge(await run({ wrap: wrap(), amid, breaks: id }), atRest);
      const invalid = judgement.results.filter(({ verdict }) => verdict === 'invalid');
      expect(judgement.verdict).toBe('invalid');
      expect(invalid.map((result) => result.id)).toContain(id);
    },
  );
});

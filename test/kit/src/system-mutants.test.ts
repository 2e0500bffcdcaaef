import { explain, judge } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import { systemMutants } from './mutants/index.ts';
import { run } from './sound-run.ts';

const atRest = { quiescent: true };
const timeoutMs = 30_000;

describe.concurrent('a running cloud', () => {
  it.each([false, true])(
    'is valid as it is (with a build that hangs: %s)',
    { timeout: timeoutMs },
    async (hung) => {
      const judgement = judge(await run({ hung }), atRest);
      expect(judgement.verdict, explain(judgement)).toBe('valid');
    },
  );

  it.each(systemMutants.map((mutant) => [mutant.invariant, mutant.what, mutant] as const))(
    'breaks %s where %s',
    { timeout: timeoutMs },
    async (id, _what, { wrap, hung = false }) => {
      const judgement = judge(await run({ wrap: wrap(), hung }), atRest);
      const invalid = judgement.results.filter(({ verdict }) => verdict === 'invalid');
      expect(judgement.verdict).toBe('invalid');
      expect(invalid.map((result) => result.id)).toContain(id);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { explain, explainViolation } from './explain.ts';

const violation = {
  ...{ invariant: 'I8', instanceUuid: 'a', message: 'attempt 2 claimed while attempt 1 held its claim' },
  shows: [
    { witness: 'W2', position: 'placement 9-0', text: 'allocation.claimed a attempt=1' },
    { witness: 'W2', position: 'placement 12-0', text: `allocation.claimed ${'x'.repeat(300)}` },
  ],
} as const;

describe('an explanation', () => {
  it('is what is wrong and the entries that show it, in columns, long ones cut', () => {
    const [head, first, second] = explainViolation(violation).split('\n');
    expect(head).toBe('I8 a attempt 2 claimed while attempt 1 held its claim');
    expect(first).toBe('  W2  placement 9-0   allocation.claimed a attempt=1');
    expect(second).toMatch(/^ {2}W2 {2}placement 12-0 {2}allocation.claimed x+…$/);
  });

  it('has a line for each invariant, and ends with the verdict', () => {
    const result = { name: 'n', statement: 's', looked: 3, missing: [] as const };
    const text = explain({
      verdict: 'invalid',
      results: [
        { ...result, id: 'I8', verdict: 'invalid', violations: [violation] },
        { ...result, id: 'I12', verdict: 'unknown', violations: [], looked: 0, missing: ['W3'] },
      ],
    });
    expect(text.split('\n')[0]).toMatch(/^I8 +n +invalid +3 looked at, 1 violations$/);
    expect(text.split('\n')[1]).toMatch(/^I12 +n +unknown +missing: W3$/);
    expect(text).toMatch(/\n\nverdict: invalid$/);
  });
});

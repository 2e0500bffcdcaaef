import { describe, expect, it } from 'vitest';
import type { RunResult } from '../runner/index.ts';
import { roundOf } from './round.ts';

const fault = (text: string, amount: number) => ({ text, effect: { text: 'measured', amount } });
const result = (verdict: string, faults: readonly object[], more: object = {}): RunResult =>
  ({
    ...{
      outcome: { verdict, servers: { ACTIVE: 3 } },
      faults,
      unrest: '',
      seed: 1,
      beganAtMs: 0,
      endedAtMs: 1,
    },
    differences: verdict === 'valid' ? [] : [`expected the verdict valid, it is ${verdict}`],
    ...more,
  }) as unknown as RunResult;
const lease = (on: boolean) => ({ kind: 'kill', text: '{}', on: () => on });

describe('what came of a round', () => {
  it('is valid where some faults struck and others found nobody, and tells which', () => {
    const round = roundOf(1, '', result('vacuous', [fault('kill', 1), fault('cut', 0)]), [lease(false)]);
    expect(round).toMatchObject({
      verdict: 'valid',
      passed: true,
      why: [],
      faults: { bit: 1, idle: ['cut: measured'] },
    });
  });

  it('is vacuous where no fault struck', () => {
    const round = roundOf(1, '', result('vacuous', [fault('cut', 0)]), []);
    expect(round).toMatchObject({ verdict: 'vacuous', passed: false });
  });

  it('is what the checker says otherwise, and never good where the cloud did not come to rest', () => {
    for (const verdict of ['invalid', 'unknown'])
      expect(roundOf(1, '', result(verdict, [fault('kill', 1)]), [])).toMatchObject({
        verdict,
        passed: false,
      });
    const restless = result('invalid', [fault('kill', 1)], { unrest: '3 servers are BUILD' });
    expect(roundOf(1, '', restless, []).why).toContain('3 servers are BUILD');
  });

  it('is invalid where a fault does not heal', () => {
    const round = roundOf(1, '', result('valid', [fault('kill', 1)]), [lease(true)]);
    expect(round).toMatchObject({ verdict: 'invalid', passed: false, why: ['kill {} does not heal'] });
  });

  it('is not good where servers end as they must not', () => {
    const odd = result('valid', [fault('kill', 1)], {
      differences: ['expected all ACTIVE, there are 2 BUILD'],
    });
    expect(roundOf(1, '', odd, [])).toMatchObject({
      passed: false,
      why: ['expected all ACTIVE, there are 2 BUILD'],
    });
  });
});

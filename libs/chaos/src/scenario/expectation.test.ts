import { describe, expect, it } from 'vitest';
import { differences, expectation } from './expectation.ts';
import type { Outcome } from './expectation.ts';

const outcome = (given: Partial<Outcome> = {}): Outcome => ({
  verdict: 'valid',
  servers: { ACTIVE: 3 },
  faults: {},
  calls: { refused: 0, unknown: 0 },
  ...{ deadLetters: {}, events: {} },
  ...given,
});
const differ = (expected: unknown, given: Partial<Outcome> = {}) =>
  differences(expectation.parse(expected), outcome(given));

describe('what is expected of a run', () => {
  it.each([
    ['all ACTIVE', {}],
    ['all ACTIVE or ERROR', { servers: { ACTIVE: 1, ERROR: 1 } }],
    ['vacuous', { verdict: 'vacuous' as const }],
    [{ servers: { ACTIVE: 3, ERROR: 0 } }, {}],
    [{ servers: { ACTIVE: '>= 2' } }, {}],
    [{ faults: { NoValidHost: 2 } }, { faults: { NoValidHost: 2 } }],
    [{ calls: { refused: 0, unknown: '<= 1' } }, { calls: { refused: 0, unknown: 1 } }],
    [{ dead_letters: { MALFORMED: 2, TOO_LARGE: '<= 1' } }, { deadLetters: { MALFORMED: 2 } }],
    [{ events: { 'allocation.restored': '>= 1' } }, { events: { 'allocation.restored': 4, other: 1 } }],
    [{ dead_letters: 'any' }, { deadLetters: { MALFORMED: 2 } }],
  ])('%j is met', (expected, given) => {
    expect(differ(expected, given)).toEqual([]);
  });

  it.each([
    ['all ACTIVE', { servers: { ACTIVE: 2, BUILD: 1 } }, 'expected all ACTIVE, there are 1 BUILD'],
    ['all ACTIVE', { servers: {} }, 'expected all ACTIVE, there is no server'],
    ['all ACTIVE', { verdict: 'vacuous' as const }, 'expected the verdict valid, it is vacuous'],
    ['vacuous', {}, 'expected the verdict vacuous, it is valid'],
    [{ servers: { ACTIVE: 4 } }, {}, 'expected 4 servers in ACTIVE, there are 3'],
    [{ servers: { ACTIVE: '>= 4' } }, {}, 'expected at least 4 servers in ACTIVE, there are 3'],
    [
      { faults: { NoValidHost: '<= 1' } },
      { faults: { NoValidHost: 2 } },
      'expected at most 1 servers with the fault',
    ],
    [
      { calls: { refused: 0 } },
      { calls: { refused: 2, unknown: 0 } },
      'expected 0 refused calls, there are 2',
    ],
    ['all ACTIVE', { deadLetters: { MALFORMED: 1 } }, 'expected 0 dead letters: MALFORMED, there are 1'],
    [
      { dead_letters: { MALFORMED: 2 } },
      { deadLetters: { TOO_LARGE: 1 } },
      'expected 2 dead letters: MALFORMED, there are 0\nexpected 0 dead letters: TOO_LARGE, there are 1',
    ],
    [{ events: { 'allocation.restored': '>= 1' } }, {}, 'expected at least 1 entries allocation.restored'],
  ])('%j differs from %j', (expected, given, message) => {
    expect(differ(expected, given).join('\n')).toContain(message);
  });
});

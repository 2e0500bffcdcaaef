import { describe, expect, it } from 'vitest';
import { literalStart, mayMeet, permits } from './patterns.ts';

describe('patterns of permissions', () => {
  it.each([
    ['', 'a', false],
    ['^$', 'a', false],
    ['^(a|b)$', 'b', true],
    ['placement', 'x.placement.y', true],
    ['(', 'anything', true],
  ])('"%s" permits "%s": %s', (pattern, name, expected) => {
    expect(permits(pattern, name)).toBe(expected);
  });

  it.each([
    ['^compute\\.', 'compute.'],
    ['^placement\\.(Claim|Unclaim)\\.cell1$', 'placement.'],
    ['^(a|b)$', ''],
    ['^a|b', ''],
    ['ab', ''],
    ['^ab*', 'a'],
    ['^a\\d', 'a'],
  ])('every key of "%s" begins with "%s"', (pattern, start) => {
    expect(literalStart(pattern)).toBe(start);
  });

  it.each([
    ['^compute\\.', 'compute.c1-h1', true],
    ['^compute\\.', 'conductor.cast.#', false],
    ['^conductor\\.', 'conductor.cast.#', true],
    ['^conductor\\.cast\\.x', 'conductor.#', true],
    ['^(conductor|compute\\.a)$', 'compute.a', true],
    ['^(conductor|compute\\.a)$', 'compute.b', false],
    ['.*', 'scheduler.#', true],
    ['^$', 'scheduler.#', false],
  ])('a key of "%s" may go through the binding "%s": %s', (pattern, binding, expected) => {
    expect(mayMeet(pattern, binding)).toBe(expected);
  });
});

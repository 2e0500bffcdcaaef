import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.ts';

describe('a name pattern', () => {
  const pieces = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '(a|b)',
    '(ab)',
    '\\w',
    '\\W',
    'B',
    '[A-B]',
    'a*',
    'b+',
    '(ab)?',
    'a{2}',
    'b{1,2}',
    '^',
    '$',
    '(a|bb)*',
    'a{0,}',
  );
  const patterns = fc.array(pieces, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

  it('finds what the built-in engine finds', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'c', '-'), maxLength: 8 }),
        (source, text) => {
          expect(compilePattern(source)(text)).toBe(new RegExp(source, 'i').test(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes no time that grows with the ways through it', () => {
    const isFound = compilePattern('^(a+)+(a*)*b?$');
    expect(isFound(`${'a'.repeat(250)}!`)).toBe(false);
    expect(isFound('a'.repeat(250))).toBe(true);
  });

  it.each(['(', ')', '[a', 'a**', '+', 'a{3,2}', '\\', '(a)\\1', '[b-a]', '(a{100}){100}'])(
    'refuses %s',
    (source) => {
      expect(() => compilePattern(source)).toThrow(expect.objectContaining({ name: 'PatternError' }));
    },
  );
});

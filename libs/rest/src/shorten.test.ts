import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('shows a value in at most 120 characters, however long or deep it is', () => {
  expect(shorten({ a: [1, 'x'] })).toBe('{"a":[1,"x"]}');
  expect(shorten(undefined)).toBe('undefined');
  expect(shorten('x'.repeat(500))).toMatch(/^x{117}\.\.\.$/);
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(shorten(deep)).toBe('[...]');
  expect(shorten({ deep })).toBe('{...}');
});

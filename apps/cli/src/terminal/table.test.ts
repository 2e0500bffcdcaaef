import { describe, expect, it } from 'vitest';
import { createPaint } from './paint.ts';
import { table, wrap } from './table.ts';

const plain = createPaint({ terminal: false, env: {} });
const coloured = createPaint({ terminal: true, env: {} });

describe('a table', () => {
  it('is as wide as what it holds and wraps its last column', () => {
    const text = table(plain, {
      head: ['A', 'B', 'WHY'],
      rows: [['long cell', 'x', 'one two three four five six']],
      columns: 36,
    });
    expect(text).toBe(
      ['A          B  WHY', 'long cell  x  one two three four', '              five six', ''].join('\n'),
    );
  });

  it('counts no colour as width', () => {
    const rows = [
      [coloured('good', 'ACTIVE'), 'x'],
      ['BUILD', 'y'],
    ];
    const lines = table(plain, { head: ['S', 'N'], rows }).split('\n');
    expect(lines[1]).toBe(`${coloured('good', 'ACTIVE')}  x`);
    expect(lines[2]).toBe('BUILD   y');
  });
});

describe('colours', () => {
  it('are for terminals, and not where NO_COLOR asks for none', () => {
    expect(coloured('bad', 'x')).not.toBe('x');
    expect(plain('bad', 'x')).toBe('x');
    expect(createPaint({ terminal: true, env: { NO_COLOR: '1' } })('bad', 'x')).toBe('x');
  });
});

describe('wrapping', () => {
  it('breaks at spaces and keeps words that are too long whole', () => {
    expect(wrap('a bb ccccccccc d', 4)).toEqual(['a bb', 'ccccccccc', 'd']);
  });
});

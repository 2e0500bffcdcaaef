import { stripVTControlCharacters } from 'node:util';
import type { Paint } from './paint.ts';

const gap = '  ';
const width = (text: string) => [...stripVTControlCharacters(text)].length;

/** Columns under a heading, as wide as what they hold; the last one is cut at `columns`. Ends with a line end. */
export function table(
  paint: Paint,
  options: {
    head: readonly string[];
    rows: readonly (readonly string[])[];
    columns?: number;
    indent?: string;
  },
): string {
  const { head, rows, indent = '' } = options;
  const widths = head.map((title, column) =>
    Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))),
  );
  const line = (cells: readonly string[], tone: 'dim' | 'plain') => {
    const padded = cells.map((cell, column) =>
      column === head.length - 1 ? cell : cell + ' '.repeat(widths[column]! - width(cell)),
    );
    return (
      indent +
      padded
        .map((cell) => paint(tone, cell))
        .join(gap)
        .trimEnd()
    );
  };
  const before = indent.length + widths.slice(0, -1).reduce((sum, each) => sum + each + gap.length, 0);
  const room = Math.max(20, (options.columns ?? Infinity) - before);
  return [
    line(head, 'dim'),
    ...rows.flatMap((row) => {
      const [first = '', ...more] = wrap(row.at(-1) ?? '', room);
      const lines = [line([...row.slice(0, -1), first], 'plain')];
      return [...lines, ...more.map((text) => ' '.repeat(before) + text)];
    }),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

/** Breaks a text at spaces into lines of at most `room` characters; longer words stay whole. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (width(longer) > room && current !== '') {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

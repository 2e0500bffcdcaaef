import type { Paint } from '../terminal/paint.ts';
import { wrap } from '../terminal/table.ts';
import type { Line } from './line.ts';

const arrows: Readonly<Record<Line['kind'], string>> = { call: '→', cast: '⇒', write: '▪' };
const indents: Readonly<Record<Line['level'], string>> = { global: '', cell: '  ' };
const [hopWidth, fromWidth, toWidth] = [3, 17, 15];

/** One line, or several where the text is long, of at most `columns` characters. */
export function drawLine(line: Line, { paint, columns }: { paint: Paint; columns: number }): string {
  const from = (indents[line.level] + line.from).padEnd(fromWidth + 2);
  const head = `  ${line.hop.padStart(hopWidth)}  ${from} ${arrows[line.kind]} ${line.to.padEnd(toWidth)}  `;
  const painted =
    paint('dim', `  ${line.hop.padStart(hopWidth)}  `) +
    (line.kind === 'write' ? paint('dim', from) : from) +
    ` ${paint(line.kind === 'write' ? 'dim' : 'bold', arrows[line.kind])} ` +
    `${line.kind === 'write' ? paint('dim', line.to.padEnd(toWidth)) : line.to.padEnd(toWidth)}  `;
  const [first = '', ...more] = wrap(line.text, Math.max(24, columns - head.length));
  return [
    painted + paint(line.tone, first),
    ...more.map((text) => ' '.repeat(head.length) + paint(line.tone, text)),
  ]
    .map((text) => `${text.trimEnd()}\n`)
    .join('');
}

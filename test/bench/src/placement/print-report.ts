import { isMet } from './report.ts';
import type { Row, Table } from './report.ts';

/** Writes one table, with what each row was to be. */
export function printTable({ title, rows, notes = [] }: Table, say: (line: string) => void): void {
  const figures = [...new Set(rows.flatMap((row) => Object.keys(row.figures)))];
  const withTarget = rows.some(({ target }) => target);
  const withOpenstack = rows.some(({ openstack }) => openstack);
  const lines = [
    ['', ...figures, ...(withTarget ? ['target'] : []), ...(withOpenstack ? ['OpenStack Placement'] : [])],
    ...rows.map((row) => [
      row.what,
      ...figures.map((name) => shown(row.figures[name])),
      ...(withTarget ? [verdictOf(row)] : []),
      ...(withOpenstack ? [row.openstack ?? ''] : []),
    ]),
  ];
  const widths = (lines[0] as string[]).map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  say(`\n${title}`);
  for (const line of lines) {
    const cells = line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)));
    say(`  ${cells.join('  ')}`.trimEnd());
  }
  for (const note of notes) say(`  ${note}`);
}

function shown(value: number | undefined): string {
  if (value === undefined) return '';
  if (Number.isInteger(value) || value >= 1000) return value.toFixed(0);
  return value >= 100 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(4);
}

function verdictOf(row: Row): string {
  const { target } = row;
  if (!target) return '';
  const bound = target.atMost === undefined ? `>= ${target.atLeast}` : `<= ${target.atMost}`;
  return `${target.figure} ${bound}: ${isMet(row) ? 'met' : 'MISSED'}`;
}

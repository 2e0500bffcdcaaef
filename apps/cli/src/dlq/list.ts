import type { Letter } from '@cellflow/dead-letters';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { createPaint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { ageText } from './age.ts';
import { eachBox, withOperator } from './operator.ts';
import type { DlqOptions } from './operator.ts';

interface Options extends DlqOptions {
  readonly limit: number;
}

/** One queue of dead letters. */
interface Row {
  readonly vhost: string;
  readonly queue: string;
  readonly count: number;
  readonly oldestAtMs: number | null;
  /** Others who read it: what they hold is missing here. */
  readonly consumers: number;
  readonly letters: readonly Letter[];
}

export const registerDlqList: Register = (program, io) => {
  const command = program
    .command('list')
    .description('list what could not be handled, and why; nothing is taken away')
    .option('--limit <n>', 'letters per queue at most', wholeNumber(1), 200);
  withOperator(command, 'cellflow dlq list --vhost api').action(async (options: Options) => {
    const rows: Row[] = [];
    await eachBox(io, options, async ({ vhost, queue, walk }) => {
      const { letters, waiting, consumers } = await walk({ limit: options.limit, decide: () => 'keep' });
      rows.push({ vhost, queue, count: waiting, consumers, letters, oldestAtMs: oldestOf(letters) });
    });
    if (options.json) return outJson(io, rows);
    const filled = rows.filter(({ count, consumers }) => count > 0 || consumers > 0);
    if (filled.length === 0) return io.out('No dead letters.\n');
    const paint = createPaint(io);
    for (const row of filled)
      io.out(draw(row, { paint, nowMs: io.platform.clock.now(), columns: io.columns }));
  });
};

const oldestOf = (letters: readonly Letter[]): number | null =>
  letters.reduce<number | null>(
    (oldest, { buriedAtMs }) => (buriedAtMs === null ? oldest : Math.min(oldest ?? Infinity, buriedAtMs)),
    null,
  );

function draw(row: Row, { paint, nowMs, columns }: { paint: Paint; nowMs: number; columns: number }): string {
  const age = row.oldestAtMs === null ? '' : `, the oldest ${ageText(nowMs - row.oldestAtMs)} old`;
  const count = `${row.count} dead letter${row.count === 1 ? '' : 's'}${age}`;
  const lines = [`${paint('bold', `${row.vhost}/${row.queue}`)}: ${count}\n`];
  if (row.consumers > 0) {
    lines.push(
      `  ${paint('warn', `${row.consumers} others read this queue: what they hold is not shown`)}\n`,
    );
  }
  if (row.letters.length > 0) {
    const head = ['ID', 'REASON', 'FROM', 'MESSAGE', 'SERVER', 'WHY'];
    const rows = row.letters.map((letter) => [
      letter.id,
      letter.reason,
      `${letter.exchange}/${letter.routingKey}`,
      letter.method.split('/').at(-1) || '(unreadable)',
      serversText(letter.instances),
      letter.reasonText,
    ]);
    lines.push(table(paint, { head, rows, columns, indent: '  ' }));
  }
  const more = row.count - row.letters.length;
  if (more > 0) lines.push(`  ${paint('dim', `and ${more} more; --limit shows more`)}\n`);
  return lines.join('');
}

const serversText = ([first = '-', ...others]: readonly string[]): string =>
  others.length > 0 ? `${first} +${others.length}` : first;

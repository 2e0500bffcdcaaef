import type { BootBenchResult, MeasuredRun } from './boot-bench.ts';

const rate = (value: number) => value.toFixed(0);
const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** Writes the figures as a table. */
export function printBench(result: BootBenchResult, say: (line: string) => void): void {
  const { emptyChain, many, single, messages, ratio } = result;
  const rows: string[][] = [
    ['', 'empty chain', `${many.inFlight} in flight`, '1 in flight'],
    ['boots/s', rate(emptyChain.bootsPerSecond), rate(many.bootsPerSecond), rate(single.bootsPerSecond)],
    ['of the empty chain', '1', ratio.toFixed(2), ''],
    ['ACTIVE', '', endsOf(many), endsOf(single)],
    ['to ACTIVE p50, ms', '', ms(many.p50), ms(single.p50)],
    ['to ACTIVE p99, ms', '', ms(many.p99), ms(single.p99)],
    ['messages/boot', '12', ms(messages.many.messages), ms(messages.single.messages)],
    ['AMQP messages/boot', '12', ms(messages.many.amqpMessages), ms(messages.single.amqpMessages)],
    [
      'CPU/boot, ms',
      ms(emptyChain.totalCpuMsPerBoot),
      ms(many.totalCpuMsPerBoot),
      ms(single.totalCpuMsPerBoot),
    ],
    ...cpuRows(result),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  say('');
  for (const row of rows) {
    say(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  '),
    );
  }
}

const endsOf = ({ active, failed }: MeasuredRun) =>
  failed === 0 ? `${active}` : `${active} (${failed} ERROR)`;

function cpuRows({ emptyChain, many, single }: BootBenchResult): string[][] {
  const names = [...new Set([...Object.keys(many.cpuMsPerBoot), ...Object.keys(emptyChain.cpuMsPerBoot)])];
  const cell = (cpu: Readonly<Record<string, number>>, name: string) =>
    cpu[name] === undefined ? '' : ms(cpu[name]);
  return names.map((name) => [
    `  ${name === 'client' ? 'client (not counted)' : name}`,
    cell(emptyChain.cpuMsPerBoot, name),
    cell(many.cpuMsPerBoot, name),
    cell(single.cpuMsPerBoot, name),
  ]);
}

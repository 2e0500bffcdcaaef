import { createPaint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import type { Io } from '../io.ts';
import { chartOf } from './report.ts';
import type { ReplayReport } from './report.ts';

const shownProblems = 10;
const number = new Intl.NumberFormat('en-GB');
const whole = (value: number) => number.format(Math.round(value));
const ms = (value: number) => (value < 1000 ? `${whole(value)} ms` : `${(value / 1000).toFixed(1)} s`);
const percent = (part: number, total: number) =>
  total === 0 ? '' : `${((100 * part) / total).toFixed(part / total < 0.1 ? 1 : 0)} %`;

/** Writes a report for people. */
export function printReport(io: Io, report: ReplayReport): void {
  const paint = createPaint(io);
  const { servers, builds, deletes, timeToActiveMs: time } = report;
  const facts: (readonly [string, string])[] = [
    [
      'played',
      `${whole(report.requests)} requests on ${whole(report.hosts)} hosts in ${report.cells} cells, ` +
        `${ms(report.elapsedMs)}, ${whole(report.eventsPerSecond)} boots and deletes per second`,
    ],
    ['ACTIVE', paint('good', whole(servers.active))],
    ['ERROR', `${paint(servers.error > 0 ? 'bad' : 'plain', whole(servers.error))}${reasonsText(report)}`],
    ...(servers.deletedBeforeTheEnd > 0
      ? [['deleted in build', whole(servers.deletedBeforeTheEnd)] as const]
      : []),
    ...(servers.unfinished > 0 ? [['unfinished', paint('bad', whole(servers.unfinished))] as const] : []),
    ['time to ACTIVE', `p50 ${ms(time.p50)}, p99 ${ms(time.p99)}, longest ${ms(time.max)}`],
    [
      'retries',
      `${whole(builds.retries)} after ${whole(builds.failed)} failed builds; alternates: ` +
        `${whole(builds.alternatesUsed)} used, ${whole(builds.alternatesRefused)} refused`,
    ],
    ['deletes', `${whole(deletes.accepted)} accepted, ${whole(deletes.released)} released what they held`],
    ['capacity', capacityText(paint, report)],
  ];
  const label = Math.max(...facts.map(([name]) => name.length));
  io.out('\n');
  for (const [name, text] of facts) io.out(`${paint('dim', name.padEnd(label))}  ${text}\n`);
  printUsage(io, paint, report);
  printExamples(io, paint, report);
  printProblems(io, paint, report);
}

const reasonsText = ({ errors }: ReplayReport) =>
  errors.length === 0 ? '' : `: ${errors.map(({ reason, count }) => `${whole(count)} ${reason}`).join(', ')}`;

const capacityText = (paint: Paint, { capacityViolations, claims }: ReplayReport) =>
  capacityViolations.length === 0
    ? `no host was ever over its capacity (${whole(claims)} claims)`
    : paint('bad', `${capacityViolations.length} claims went over the capacity of their host`);

function printUsage(io: Io, paint: Paint, report: ReplayReport): void {
  const rows = report.usage.map((usage) => [
    usage.resourceClass,
    whole(usage.capacity),
    `${whole(usage.peak)} (${percent(usage.peak, usage.capacity)})`,
    whole(usage.atEnd),
    paint('accent', chartOf(usage)),
  ]);
  io.out('\n');
  io.out(
    table(paint, { head: ['CLASS', 'CAPACITY', 'PEAK', 'AT END', 'USED OVER TIME (top: the peak)'], rows }),
  );
}

function printExamples(io: Io, paint: Paint, { errors }: ReplayReport): void {
  if (errors.length === 0) return;
  io.out('\n');
  const rows = errors.map(({ reason, count, example }) => [reason, whole(count), example]);
  io.out(table(paint, { head: ['ERROR', 'SERVERS', 'ONE OF THEM SAYS'], rows, columns: io.columns }));
}

function printProblems(io: Io, paint: Paint, { capacityViolations, problems }: ReplayReport): void {
  const all = [...capacityViolations, ...problems];
  if (all.length === 0) return;
  io.out(`\n${paint('bad', `${all.length} things are not as they must be:`)}\n`);
  for (const problem of all.slice(0, shownProblems)) io.out(`  ${problem}\n`);
  if (all.length > shownProblems) io.out(`  ... and ${all.length - shownProblems} more (--json lists all)\n`);
}

import type { Fault } from '@cellflow/contracts-common';
import type { ProviderRecord } from '@cellflow/contracts-placement';
import { toneOfStatus } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { statusOf, triedHosts } from './check-demo.ts';
import type { CheckResult, DemoState } from './check-demo.ts';

/** One server as the summary tells it. */
export interface SummaryRow {
  readonly server: string;
  readonly id: string;
  readonly status: string;
  readonly cell: string;
  readonly host: string;
  readonly attempts: number;
  readonly why: string;
}

export function summaryRows({ outcomes }: DemoState): SummaryRow[] {
  return outcomes.map(({ act, id, instance }) => {
    const status = statusOf(instance);
    const hosts = triedHosts(instance);
    return {
      server: act.name,
      id,
      status,
      cell: status === 'DELETED' ? '' : (instance?.cell ?? ''),
      host: status === 'ACTIVE' ? (instance?.host ?? '') : '',
      attempts: hosts.length,
      why: whyOf(status, hosts, instance?.fault ?? null),
    };
  });
}

function whyOf(status: string, hosts: readonly string[], fault: Fault | null): string {
  if (status === 'DELETED') return 'deleted while it was being built';
  if (status === 'ERROR') {
    const cause = fault?.hosts[0]?.failure?.message;
    return cause ? `${hosts.join(', ')} failed: ${cause}` : (fault?.message ?? '');
  }
  const failed = hosts.slice(0, -1);
  return failed.length === 0 ? 'built first time' : `after ${failed.join(' and ')} failed`;
}

const classOrder = ['VCPU', 'MEMORY_MB', 'DISK_GB'];

/** Per cell and class: what its hosts have and what is claimed of it. */
export interface Usage {
  readonly cell: string;
  readonly resourceClass: string;
  readonly capacity: number;
  readonly used: number;
}

export function usagesOf(providers: readonly ProviderRecord[]): Usage[] {
  const sums = new Map<string, { cell: string; resourceClass: string; capacity: number; used: number }>();
  for (const { cell, inventories, used } of providers) {
    for (const { resourceClass, total, reserved, allocationRatio } of inventories) {
      const sum = sums.get(`${cell} ${resourceClass}`) ?? { cell, resourceClass, capacity: 0, used: 0 };
      sum.capacity += Math.floor((total - reserved) * allocationRatio);
      sum.used += used.find((each) => each.resourceClass === resourceClass)?.amount ?? 0;
      sums.set(`${cell} ${resourceClass}`, sum);
    }
  }
  const rank = ({ resourceClass }: Usage) => classOrder.indexOf(resourceClass);
  return [...sums.values()].sort((a, b) => a.cell.localeCompare(b.cell) || rank(a) - rank(b));
}

/** The end of the demo: where every server is, what placement has given away, and what was checked. */
export function drawSummary(
  state: DemoState,
  results: readonly CheckResult[],
  { paint, columns }: { paint: Paint; columns: number },
): string {
  const rows = summaryRows(state).map((row) => [
    row.server,
    paint(toneOfStatus(row.status), row.status),
    row.cell || '-',
    row.host || '-',
    String(row.attempts),
    row.why,
  ]);
  const head = ['SERVER', 'STATUS', 'CELL', 'HOST', 'ATTEMPTS', 'WHY'];
  return [
    paint('bold', 'WHERE EVERY SERVER IS\n'),
    table(paint, { head, rows, columns, indent: '  ' }),
    `\n${paint('bold', 'WHAT PLACEMENT HAS GIVEN AWAY')}\n`,
    ...drawUsages(usagesOf(state.providers), paint),
    `\n${paint('bold', 'CHECKED IN THE STORES')}\n`,
    ...results.map(({ text, faults }) =>
      faults.length === 0
        ? `  ${paint('good', '✔')} ${text}\n`
        : `  ${paint('bad', '✘')} ${text}\n${faults.map((fault) => `      ${fault}\n`).join('')}`,
    ),
  ].join('');
}

const unitOf: Readonly<Record<string, string>> = { MEMORY_MB: 'MiB', DISK_GB: 'GB' };
const barWidth = 8;

function drawUsages(usages: readonly Usage[], paint: Paint): string[] {
  return [...new Set(usages.map(({ cell }) => cell))].map((cell) => {
    const own = usages.filter((usage) => usage.cell === cell);
    const parts = own.map(({ resourceClass, used, capacity }) => {
      const share = capacity === 0 ? 0 : used / capacity;
      const filled = used === 0 ? 0 : Math.max(1, Math.round(share * barWidth));
      const bar = paint('accent', '█'.repeat(filled)) + paint('dim', '░'.repeat(barWidth - filled));
      return `${bar} ${`${used} of ${capacity} ${unitOf[resourceClass] ?? resourceClass}`.padEnd(20)}`;
    });
    return `  ${cell.padEnd(7)} ${parts.join(' ')}`.trimEnd() + '\n';
  });
}

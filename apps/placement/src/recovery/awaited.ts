import type { RecoveryRecord } from '@cellflow/contracts-placement';
import type { ProviderGraph } from '../graph/provider-graph.ts';

/** How long the hosts that a cell named are waited for, in ms from its report. They are not needed to be safe. */
const hostPatienceMs = 15_000;

/** What a recovery still waits for, in words. Empty: it may end. */
export function awaited(recovery: RecoveryRecord, graph: ProviderGraph, nowMs: number): string[] {
  const reported = new Set(recovery.reports.map(({ cell }) => cell));
  const cells = recovery.cells.filter((cell) => !reported.has(cell));
  const hosts = recovery.reports
    .filter(({ atMs }) => nowMs - atMs < hostPatienceMs)
    .flatMap((report) => report.hosts.filter((name) => !isRegistered(graph, name, report.cell)));
  return [...cells.map((cell) => `what ${cell} holds`), ...hosts.map((host) => `the inventory of ${host}`)];
}

function isRegistered(graph: ProviderGraph, name: string, cell: string): boolean {
  const known = graph.get(graph.uuidOfName(name) ?? '')?.record;
  return known !== undefined && !known.placeholder && known.cell === cell;
}

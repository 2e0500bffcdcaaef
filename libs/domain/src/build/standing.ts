import { taskStates, vmStates } from './state-machine.ts';

/** What of a server's record decides about a report on its build. */
export interface BuildingServer {
  readonly vmState: string;
  readonly taskState: string;
  readonly host: string;
  readonly attempt: number;
  readonly begun: boolean;
}

/** One try on one host, as whoever reports on it names it. */
export interface ReportedBuild {
  readonly attempt: number;
  readonly host: string;
}

/**
 * How a reported build stands against the record: `current` is being built there, `finished` is active there,
 * `deleting` is being deleted there, `stale` was overtaken by another attempt or failed, `unknown` is no server (any
 * more).
 */
export type Standing = 'current' | 'finished' | 'deleting' | 'stale' | 'unknown';

/** The fence: a report that names another attempt or host than the record's has no say. */
export function standingOf(server: BuildingServer | null, report: ReportedBuild): Standing {
  if (!server || server.vmState === vmStates.deleted) return 'unknown';
  if (server.attempt !== report.attempt || server.host !== report.host) return 'stale';
  if (server.taskState === taskStates.deleting) return 'deleting';
  if (server.vmState === vmStates.building) return 'current';
  return server.vmState === vmStates.active ? 'finished' : 'stale';
}

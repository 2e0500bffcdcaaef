import { readdirSync, readFileSync } from 'node:fs';
import { journalsIn, readJournal } from './journal.ts';
import { identify } from './process-identity.ts';

/** A service of cellflow that runs on this machine, of whatever cloud. */
export interface FoundService {
  readonly pid: number;
  readonly bornAt: string;
  readonly stopped: boolean;
  /** Process id of whoever started it. */
  readonly parent: number;
  /** null where its failpoints cannot be armed. */
  readonly faultsUrl: string | null;
  /** 0: its clock is right. */
  readonly skewMs: number;
}

/** The services that this user may look at. None where the system has no /proc. */
export function findServices(): FoundService[] {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const env = environmentOf(entry);
    const identity = identify(Number(entry));
    if (!env.has('CELLFLOW_HEALTH_PORT') || !identity) return [];
    return [
      {
        pid: Number(entry),
        ...identity,
        faultsUrl:
          env.get('CELLFLOW_FAULTS') === '1' ? `http://127.0.0.1:${env.get('CELLFLOW_HEALTH_PORT')}` : null,
        skewMs: skewIn(env),
      },
    ];
  });
}

/** How far the clock of a process is off, as it was started; 0 where it is right, or cannot be looked at. */
export const skewOf = (pid: number): number => skewIn(environmentOf(String(pid)));

const skewIn = (env: ReadonlyMap<string, string>): number => Number(env.get('CELLFLOW_CLOCK_SKEW_MS') ?? 0);

/** The process that takes over those whose parent died. */
const init = 1;

/**
 * The services that are this user's concern: those of the runs in a folder, of the cloud that process `up` has
 * started, and those whose runner is gone. Other clouds on this machine are left alone.
 */
export function servicesOf({ folder, up }: { folder: string; up: number | null }): FoundService[] {
  const runners = journalsIn(folder).map((path) => readJournal(path)?.runner.pid);
  return findServices().filter(({ parent }) => parent === init || parent === up || runners.includes(parent));
}

function environmentOf(pid: string): Map<string, string> {
  try {
    const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return new Map(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  } catch {
    // Another user's, or gone by now.
    return new Map();
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { identify } from './process-identity.ts';

/** A service of cellflow that runs on this machine, of whatever cloud. */
export interface FoundService {
  readonly pid: number;
  readonly stopped: boolean;
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
        stopped: identity.stopped,
        faultsUrl:
          env.get('CELLFLOW_FAULTS') === '1' ? `http://127.0.0.1:${env.get('CELLFLOW_HEALTH_PORT')}` : null,
        skewMs: Number(env.get('CELLFLOW_CLOCK_SKEW_MS') ?? 0),
      },
    ];
  });
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

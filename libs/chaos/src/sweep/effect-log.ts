import { join } from 'node:path';
import type { Facts, PointName } from '@cellflow/failpoints';
import { newLines } from '../leaks/index.ts';

/** A hit of a failpoint, as the service that came by told it. */
export interface LoggedHit extends Facts {
  readonly point: PointName;
  /** What was done there; null where nothing was. */
  readonly action: string | null;
  /** Of the process that came by. */
  readonly pid: number;
}

/** A service ended at this hit, or is about to. */
export const isEnd = ({ action }: LoggedHit): boolean => action === 'exit';

/** Reads from the log of a service which failpoints it came by, from where it was read last. */
export function effectLog(logDir: string, id: string): () => Promise<LoggedHit[]> {
  const read = newLines(join(logDir, `${id}.log`));
  return async () => {
    const hits: LoggedHit[] = [];
    for await (const line of read()) if (line.includes('"event":"failpoint"')) hits.push(...parseHit(line));
    return hits;
  };
}

function parseHit(line: string): LoggedHit[] {
  try {
    const { point, action, pid, instance, attempt, host } = JSON.parse(line) as LoggedHit;
    return [{ point, action, pid, instance, attempt, host }];
  } catch {
    return [];
  }
}

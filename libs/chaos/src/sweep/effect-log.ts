import { join } from 'node:path';
import type { Facts } from '@cellflow/failpoints';
import { newLines } from '../leaks/index.ts';

/** A point at which a service ended. */
export interface Kill extends Facts {
  readonly point: string;
}

/** Reads from the log of a service what its failpoints did, from where it was read last. */
export function effectLog(logDir: string, id: string): () => Promise<Kill[]> {
  const read = newLines(join(logDir, `${id}.log`));
  return async () => {
    const kills: Kill[] = [];
    for await (const line of read()) if (line.includes('"event":"failpoint"')) kills.push(...parseKill(line));
    return kills;
  };
}

function parseKill(line: string): Kill[] {
  try {
    const { point, action, instance, attempt, host } = JSON.parse(line) as Kill & { action?: string };
    return action === 'exit' ? [{ point, instance, attempt, host }] : [];
  } catch {
    return [];
  }
}

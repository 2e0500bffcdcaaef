import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '@cellflow/failpoints';

/** A point at which a service ended. */
export interface Kill extends Facts {
  readonly point: string;
}

/** Reads from the log of a service what its failpoints did, from where it was read last. */
export function effectLog(logDir: string, id: string): () => Promise<Kill[]> {
  let position = 0;
  return async () => {
    const file = await open(join(logDir, `${id}.log`)).catch(() => null);
    if (!file) return [];
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, size - position));
      await file.read(bytes, 0, bytes.length, position);
      // A line that is not whole yet is read the next time.
      const end = bytes.lastIndexOf(0x0a) + 1;
      position += end;
      return bytes
        .toString('utf8', 0, end)
        .split('\n')
        .filter((line) => line.includes('"event":"failpoint"'))
        .flatMap((line) => parseKill(line));
    } finally {
      await file.close();
    }
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

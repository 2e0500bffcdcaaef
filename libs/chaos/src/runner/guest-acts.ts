import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GuestAct } from '@cellflow/checker';

/** W5: what the fake hosts of a stack wrote down, host by host, from the files beside the logs of the stack. */
export async function readGuestActs(logDir: string): Promise<GuestAct[]> {
  const folder = join(logDir, 'guests');
  const services = await readdir(folder).catch(() => []);
  const acts: GuestAct[] = [];
  for (const service of services.sort()) {
    for (const file of (await readdir(join(folder, service))).sort()) {
      const host = basename(file, '.jsonl');
      for (const line of (await readFile(join(folder, service, file), 'utf8')).split('\n')) {
        const act = parseAct(line);
        if (act) acts.push({ host, ...act });
      }
    }
  }
  return acts;
}

/** A line that a crash cut short was never confirmed to anybody. */
function parseAct(line: string): Omit<GuestAct, 'host'> | null {
  if (line === '') return null;
  try {
    return JSON.parse(line) as Omit<GuestAct, 'host'>;
  } catch {
    return null;
  }
}

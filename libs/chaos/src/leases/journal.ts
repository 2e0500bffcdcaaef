import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { remedy } from './remedy.ts';

const leaseRecord = z.object({
  id: z.string(),
  kind: z.string(),
  /** Its parameters, for people. */
  text: z.string(),
  /** Wall clock, ms: when it has to be over. */
  untilMs: z.number(),
  remedies: z.array(z.object({ id: z.string(), remedy })),
});
export type LeaseRecord = z.infer<typeof leaseRecord>;

const journal = z.object({
  runner: z.object({ pid: z.number().int(), bornAt: z.string() }),
  /** The servers were started by the runner and end with it. */
  ownServers: z.boolean(),
  leases: z.array(leaseRecord),
  /** What is left of the cloud when the runner is gone, and goes when the leases are healed. */
  remains: z.array(remedy).default([]),
});

/** The faults that one runner has on, as they stand on disk. It holds passwords. */
export type Journal = z.infer<typeof journal>;

/** Where the journals of runs lie: in $XDG_STATE_HOME where that is set, else below `cwd`. */
export const journalFolder = (place: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}): string =>
  place.env['XDG_STATE_HOME']
    ? join(place.env['XDG_STATE_HOME'], 'cellflow', 'chaos')
    : join(place.cwd, '.cellflow', 'chaos');

/** The journals of a folder, as paths. */
export const journalsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** null where there is none (any more). Throws where it cannot be understood. */
export function readJournal(path: string): Journal | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  return journal.parse(JSON.parse(text));
}

/** On disk, whole, when it returns: a reader sees the old one or the new one. */
export function writeJournal(path: string, content: Journal): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, JSON.stringify(content), { mode: 0o600 });
  renameSync(temporary, path);
}

export function createFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export const removeJournal = (path: string): void => {
  rmSync(path, { force: true });
  rmSync(haltRequest(path), { force: true });
};

/** Where somebody asks the runner of a journal to heal everything and end. */
export const haltRequest = (path: string): string => `${path}.halt`;

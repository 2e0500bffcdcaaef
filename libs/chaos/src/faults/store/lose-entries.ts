import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import { aofEntries, without } from './aof.ts';
import type { AofEntry } from './aof.ts';
import { shutDown } from './shut-down.ts';

/** What was taken out of a log. */
export interface Loss {
  readonly lost: readonly AofEntry[];
  /** Entries that the log had. */
  readonly of: number;
}

/** The folder that a running Redis keeps its log in. */
export async function logFolder({ store }: ChaosCloud): Promise<string> {
  const { dir, appenddirname } = await store.settings(['dir', 'appenddirname']);
  return join(dir!, appenddirname!);
}

/**
 * Ends Redis where it runs and takes out of its log in this folder what `choose` picks. Redis stays down; where
 * something fails, it is started again on its log as it was.
 */
export async function loseEntries(
  cloud: ChaosCloud,
  folder: string,
  choose: (entries: readonly AofEntry[]) => readonly AofEntry[],
): Promise<Loss> {
  const program = cloud.store.program();
  if (program.running) await shutDown(cloud);
  try {
    const file = await latestAof(folder);
    const content = await readFile(file);
    const entries = aofEntries(content);
    const lost = choose(entries);
    await writeFile(file, without(content, lost));
    return { lost, of: entries.length };
  } catch (error) {
    await program.restart();
    throw error;
  }
}

/** The file that Redis appends to: the increment of the highest number. */
async function latestAof(folder: string): Promise<string> {
  const numberOf = (name: string) => Number(/\.(\d+)\.incr\.aof$/.exec(name)?.[1] ?? 0);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof'));
  const [latest] = names.sort((one, other) => numberOf(other) - numberOf(one));
  if (latest === undefined) throw new ChaosError(`there is no append-only file in ${folder}`);
  return join(folder, latest);
}

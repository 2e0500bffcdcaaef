import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ChaosError } from '../../chaos-error.ts';

/** The file that Redis appends to: the increment of the highest number. */
export async function latestAof(folder: string): Promise<string> {
  const numberOf = (name: string) => Number(/\.(\d+)\.incr\.aof$/.exec(name)?.[1] ?? 0);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof'));
  const [latest] = names.sort((one, other) => numberOf(other) - numberOf(one));
  if (latest === undefined) throw new ChaosError(`there is no append-only file in ${folder}`);
  return join(folder, latest);
}

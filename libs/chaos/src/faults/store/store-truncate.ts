import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { aofEntries } from './aof.ts';
import { shutDown } from './shut-down.ts';

const schema = z.strictObject({
  entries: z.number().int().min(1).default(1).describe('Commits that are lost, the latest first'),
  restart,
});

export const storeTruncate: FaultKind<z.output<typeof schema>> = {
  kind: 'store-truncate',
  summary: 'Redis starts again without its latest writes, as after a crash of the system under it',
  schema,
  async inject(cloud, { entries: wanted, restart }) {
    const program = cloud.store.program();
    const { dir, appenddirname } = await cloud.store.settings(['dir', 'appenddirname']);
    await shutDown(cloud);
    const back = comeback(cloud.platform.clock, restart, () => program.restart());
    try {
      const file = await latestFile(join(dir!, appenddirname!));
      const content = await readFile(file);
      const entries = aofEntries(content);
      const lost = entries.slice(-wanted);
      const end = lost[0]?.start ?? content.length;
      await truncate(file, end);
      const bytes = content.length - end;
      return {
        heal: () => back.now(),
        effect: async () => ({
          bit: lost.length > 0,
          measure: lost.length,
          text: `${counted(lost.length, 'commit')} of ${entries.length} lost, ${bytes} bytes`,
        }),
      };
    } catch (error) {
      await back.now();
      throw error;
    }
  },
};

/** The file that Redis appends to: the increment of the highest number. */
async function latestFile(folder: string): Promise<string> {
  const numberOf = (name: string) => Number(/\.(\d+)\.incr\.aof$/.exec(name)?.[1] ?? 0);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof'));
  const [latest] = names.sort((one, other) => numberOf(other) - numberOf(one));
  if (latest === undefined) throw new ChaosError(`there is no append-only file in ${folder}`);
  return join(folder, latest);
}

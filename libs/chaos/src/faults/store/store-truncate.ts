import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { aofEntries } from './aof.ts';
import { latestAof } from './latest-aof.ts';
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
      const file = await latestAof(join(dir!, appenddirname!));
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

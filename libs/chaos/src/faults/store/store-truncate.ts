import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { latestOf } from './aof.ts';
import { logFolder, loseEntries } from './lose-entries.ts';

const schema = z.strictObject({
  entries: z.number().int().min(1).default(1).describe('Commits that are lost, the latest first'),
  scope: z
    .string()
    .min(1)
    .optional()
    .describe('Only what this scope wrote: placement, api, cell1. Default: whatever was written last'),
  restart,
});

export const storeTruncate: FaultKind<z.output<typeof schema>> = {
  kind: 'store-truncate',
  summary: 'Redis starts again without its latest writes, as after a crash of the system under it',
  schema,
  async inject(cloud, { entries: wanted, scope, restart }) {
    const program = cloud.store.program();
    const { lost, of } = await loseEntries(cloud, await logFolder(cloud), (entries) =>
      latestOf(entries, wanted, scope),
    );
    const back = comeback(cloud.platform.clock, restart, () => program.restart());
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: lost.length > 0,
        measure: lost.length,
        text: `${counted(lost.length, 'commit')}${scope === undefined ? '' : ` of ${scope}`} lost, of ${of}`,
      }),
    };
  },
};

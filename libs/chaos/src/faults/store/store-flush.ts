import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { fromFlush } from './aof.ts';
import { logFolder, loseEntries } from './lose-entries.ts';

const schema = z.strictObject({});

export const storeFlush: FaultKind<z.output<typeof schema>> = {
  kind: 'store-flush',
  summary: 'FLUSHALL: Redis is empty, until its data is put back as an operator does it, from its log',
  schema,
  async inject(cloud) {
    const { store } = cloud;
    const program = store.program();
    const folder = await logFolder(cloud);
    const keys = Number(await store.ask(['DBSIZE']));
    await store.ask(['FLUSHALL', 'SYNC']);
    let written: number | null = null;
    return {
      heal: once(async () => {
        if (written === null) {
          const { lost } = await loseEntries(cloud, folder, (entries) => {
            const flushed = fromFlush(entries);
            if (flushed.length > 0) return flushed;
            throw new ChaosError('the log of Redis has no FLUSHALL to go back behind');
          });
          written = lost.filter(({ scope }) => scope !== '').length;
        }
        if (!program.running) await program.restart();
      }),
      // Whoever notices notes it there, and that is written, too. What anybody was promised there is lost when the data
      // is put back: the invariants find it.
      effect: async () => ({
        bit: keys > 0,
        measure: keys,
        text: `${counted(keys, 'key')} flushed, ${counted(written ?? 0, 'commit')} written into the empty store`,
      }),
    };
  },
};

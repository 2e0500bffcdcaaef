import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { entriesAfterFlush } from './aof.ts';
import { latestAof } from './latest-aof.ts';
import { shutDown } from './shut-down.ts';

const schema = z.strictObject({});

export const storeFlush: FaultKind<z.output<typeof schema>> = {
  kind: 'store-flush',
  summary: 'FLUSHALL: Redis is empty, until its data is put back as an operator does it, from its log',
  schema,
  async inject(cloud) {
    const { store } = cloud;
    const program = store.program();
    const { dir, appenddirname } = await store.settings(['dir', 'appenddirname']);
    const keys = Number(await store.ask(['DBSIZE']));
    await store.ask(['FLUSHALL', 'SYNC']);
    let written: number | null = null;
    return {
      heal: once(async () => {
        if (program.running) await shutDown(cloud);
        try {
          const file = await latestAof(join(dir!, appenddirname!));
          const flush = entriesAfterFlush(await readFile(file));
          if (!flush) throw new ChaosError('the log of Redis has no FLUSHALL to go back behind');
          written = flush.after;
          await truncate(file, flush.at);
        } finally {
          if (!program.running) await program.restart();
        }
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

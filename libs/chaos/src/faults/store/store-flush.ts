import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';

const schema = z.strictObject({});

export const storeFlush: FaultKind<z.output<typeof schema>> = {
  kind: 'store-flush',
  summary: 'FLUSHALL: everything that Redis remembers is gone, for good',
  schema,
  async inject({ store }) {
    const keys = Number(await store.ask(['DBSIZE']));
    await store.ask(['FLUSHALL', 'SYNC']);
    return {
      heal: async () => undefined,
      effect: async () => ({ bit: keys > 0, measure: keys, text: `${counted(keys, 'key')} flushed` }),
    };
  },
};

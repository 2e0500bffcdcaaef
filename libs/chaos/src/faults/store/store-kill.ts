import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { restart } from '../fields.ts';
import { killServer } from '../process/kill-server.ts';

const schema = z.strictObject({ restart });

export const storeKill: FaultKind<z.output<typeof schema>> = {
  kind: 'store-kill',
  summary: 'SIGKILL to Redis; it starts again on what its appendfsync has left on disk',
  schema,
  async inject(cloud, { restart }) {
    const { appendfsync } = await cloud.store.settings(['appendfsync']);
    return killServer(cloud, 'store', { restart, more: `, appendfsync ${appendfsync}` });
  },
};

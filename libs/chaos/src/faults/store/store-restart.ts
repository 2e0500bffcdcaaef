import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { openConnections } from '../broker/connections.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { shutDown } from './shut-down.ts';

const schema = z.strictObject({ restart });

export const storeRestart: FaultKind<z.output<typeof schema>> = {
  kind: 'store-restart',
  summary: 'Redis ends as it is asked to, with everything on disk, and starts again',
  schema,
  async inject(cloud, { restart }) {
    const program = cloud.store.program();
    const connections = openConnections(cloud, 'store');
    await shutDown(cloud);
    const back = comeback(cloud.platform.clock, restart, () => program.restart());
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, connections),
        text: `store ended under ${counted(connections, 'connection')}`,
      }),
    };
  },
};

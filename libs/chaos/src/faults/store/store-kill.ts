import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { openConnections } from '../broker/connections.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';

const schema = z.strictObject({ restart });

export const storeKill: FaultKind<z.output<typeof schema>> = {
  kind: 'store-kill',
  summary: 'SIGKILL to Redis; it starts again on what its appendfsync has left on disk',
  schema,
  async inject(cloud, { restart }) {
    const program = cloud.store.program();
    const { appendfsync } = await cloud.store.settings(['appendfsync']);
    const connections = openConnections(cloud, 'store');
    await program.kill();
    const back = comeback(cloud.platform.clock, restart, async () => {
      if (!program.running) await program.restart();
    });
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, connections),
        text: `store killed under ${counted(connections, 'connection')}, appendfsync ${appendfsync}`,
      }),
    };
  },
};

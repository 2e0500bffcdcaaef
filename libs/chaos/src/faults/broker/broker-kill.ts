import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { openConnections } from './connections.ts';

const schema = z.strictObject({ restart });

export const brokerKill: FaultKind<z.output<typeof schema>> = {
  kind: 'broker-kill',
  summary: 'SIGKILL to the broker; it starts again on its data',
  schema,
  async inject(cloud, { restart }) {
    const program = cloud.broker.program();
    const connections = openConnections(cloud, 'broker');
    await program.kill();
    const back = comeback(cloud.platform.clock, restart, async () => {
      if (!program.running) await program.restart();
    });
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, connections),
        text: `broker killed under ${counted(connections, 'connection')}`,
      }),
    };
  },
};

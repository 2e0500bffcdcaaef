import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { openConnections } from './connections.ts';

const schema = z.strictObject({ restart });

export const brokerRestart: FaultKind<z.output<typeof schema>> = {
  kind: 'broker-restart',
  summary: 'rabbitmqctl stop_app, and start_app',
  schema,
  async inject(cloud, { restart }) {
    const connections = openConnections(cloud, 'broker');
    await cloud.broker.control(['stop_app']);
    const back = comeback(cloud.platform.clock, restart, async () => {
      await cloud.broker.control(['start_app']);
      await cloud.broker.control(['await_startup']);
    });
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, connections),
        text: `broker stopped under ${counted(connections, 'connection')}`,
      }),
    };
  },
};

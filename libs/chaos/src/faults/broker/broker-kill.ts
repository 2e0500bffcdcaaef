import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { restart } from '../fields.ts';
import { killServer } from '../process/kill-server.ts';

const schema = z.strictObject({ restart });

export const brokerKill: FaultKind<z.output<typeof schema>> = {
  kind: 'broker-kill',
  summary: 'SIGKILL to the broker; it starts again on its data',
  schema,
  inject: (cloud, { restart }) => killServer(cloud, 'broker', { restart }),
};

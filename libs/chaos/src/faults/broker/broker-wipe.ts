import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { restart } from '../fields.ts';
import { comeback } from '../process/comeback.ts';
import { definitionsOf } from './definitions-of.ts';

const schema = z.strictObject({ restart });

export const brokerWipe: FaultKind<z.output<typeof schema>> = {
  kind: 'broker-wipe',
  summary:
    'SIGKILL to the broker; it starts again without its data, and gets its definitions as at the first start',
  schema,
  async inject(cloud, { restart }) {
    const program = cloud.broker.program();
    const { management } = cloud.broker;
    const definitions = await definitionsOf(management);
    await program.kill();
    await rm(program.dataDir, { recursive: true, force: true });
    const back = comeback(cloud.platform.clock, restart, async () => {
      if (!program.running) await program.restart();
      await management.load(definitions);
    });
    const queues = definitions.queues.length;
    return {
      heal: () => back.now(),
      effect: async () => ({ bit: queues > 0, measure: queues, text: `${queues} queues wiped` }),
    };
  },
};

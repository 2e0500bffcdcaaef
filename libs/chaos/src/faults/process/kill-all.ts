import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from './comeback.ts';
import { startDown } from './start-down.ts';

const schema = z.strictObject({
  servers: z.boolean().default(false).describe('Broker and store as well'),
  restart,
});

export const killAll: FaultKind<z.output<typeof schema>> = {
  kind: 'kill-all',
  summary: 'SIGKILL to everything at once, as when the power goes; it starts again in random order',
  schema,
  async inject(cloud, { servers, restart }) {
    const { clock, random } = cloud.platform;
    const programs = servers ? [cloud.broker.program(), cloud.store.program()] : [];
    const running = cloud.services.filter((each) => each.running());
    await Promise.all([...programs, ...running].map((each) => each.kill()));
    const back = comeback(clock, restart, async () => {
      // A service does not start without its servers.
      await Promise.all(programs.map((program) => (program.running ? undefined : program.restart())));
      const order = running
        .map((each) => ({ each, at: random.next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ each }) => each);
      await startDown(order);
    });
    const killed = running.length + programs.length;
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: killed > 0,
        measure: killed,
        text: `${counted(killed, 'process')} killed`,
      }),
    };
  },
};

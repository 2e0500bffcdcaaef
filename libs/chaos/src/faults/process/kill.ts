import { z } from 'zod';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart, service } from '../fields.ts';
import { comeback } from './comeback.ts';
import { startDown } from './start-down.ts';

const schema = z.strictObject({ service, restart });

export const kill: FaultKind<z.output<typeof schema>> = {
  kind: 'kill',
  summary: 'SIGKILL: the process ends where it stands',
  schema,
  async inject(cloud, { service, restart }) {
    const running = chooseServices(cloud, service).filter((each) => each.running());
    await Promise.all(running.map((each) => each.kill()));
    const back = comeback(cloud.platform.clock, restart, () => startDown(running));
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: running.length > 0,
        measure: running.length,
        text: `${counted(running.length, 'process')} killed`,
      }),
    };
  },
};

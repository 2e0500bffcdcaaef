import { z } from 'zod';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';
import { once } from '../once.ts';

const schema = z.strictObject({ service });

export const stop: FaultKind<z.output<typeof schema>> = {
  kind: 'stop',
  summary: 'SIGSTOP: the process is there and does nothing, until SIGCONT',
  on: ['processes', 'compose'],
  schema,
  async inject(cloud, { service }) {
    const { clock } = cloud.platform;
    const chosen = chooseServices(cloud, service).filter((each) => each.running());
    const holds = await Promise.all(chosen.map((each) => each.hold(cloud.undo)));
    const stopped = holds.filter(({ held }) => held).length;
    const beganMs = clock.monotonic();
    let endedMs: number | null = null;
    return {
      heal: once(async () => {
        await Promise.all(holds.map((hold) => hold.release()));
        endedMs = clock.monotonic();
      }),
      effect: async () => ({
        bit: stopped > 0,
        measure: stopped,
        text: `${counted(stopped, 'process')} stopped for ${Math.round((endedMs ?? clock.monotonic()) - beganMs)} ms`,
      }),
    };
  },
};

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
  on: ['processes', 'compose'],
  schema,
  async inject(cloud, { service, restart }) {
    const { clock } = cloud.platform;
    const running = chooseServices(cloud, service).filter((each) => each.running());
    const notes = running.map((each) => each.whenDown(cloud.undo));
    await Promise.all(running.map((each) => each.kill()));
    const downAt = clock.monotonic();
    let upAt: number | null = null;
    const back = comeback(clock, restart, async () => {
      await startDown(running);
      for (const note of notes) note.settle();
      upAt = clock.monotonic();
    });
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: running.length > 0,
        measure: running.length,
        text: `${counted(running.length, 'process')} killed, down for ${Math.round((upAt ?? clock.monotonic()) - downAt)} ms`,
      }),
    };
  },
};

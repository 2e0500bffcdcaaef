import { z } from 'zod';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';

const schema = z.strictObject({
  service,
  times: z.number().int().min(1).default(1).describe('How often each is restarted'),
});

export const restart: FaultKind<z.output<typeof schema>> = {
  kind: 'restart',
  summary: 'SIGTERM and a new start, one service after the other',
  on: ['processes', 'compose'],
  schema,
  async inject(cloud, { service, times }) {
    const chosen = chooseServices(cloud, service);
    const state = { stopping: false, restarts: 0 };
    const rolling = (async () => {
      for (let round = 0; round < times; round += 1) {
        for (const each of chosen) {
          if (state.stopping) return;
          const note = each.whenDown(cloud.undo);
          if (each.running()) await each.stop();
          await each.start();
          note.settle();
          state.restarts += 1;
        }
      }
    })();
    // Told when it is healed.
    rolling.catch(() => undefined);
    return {
      async heal() {
        state.stopping = true;
        await rolling;
      },
      effect: async () => ({
        bit: state.restarts > 0,
        measure: state.restarts,
        text: counted(state.restarts, 'restart'),
      }),
    };
  },
};

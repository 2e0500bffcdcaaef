import { z } from 'zod';
import type { ChaosService } from '../../cloud/chaos-cloud.ts';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';
import { startDown } from './start-down.ts';

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
    const wanted = times * chosen.length;
    const state = { stopping: false, restarts: 0, unclean: [] as unknown[] };
    const restartOne = async (each: ChaosService) => {
      const note = each.whenDown(cloud.undo);
      if (each.running()) await each.stop().catch((error: unknown) => void state.unclean.push(error));
      // Another fault can kill it while it comes up: it is started when this one is healed.
      if (!each.running()) await each.start().catch(() => undefined);
      if (!each.running()) return;
      note.settle();
      state.restarts += 1;
    };
    const rolling = (async () => {
      for (let round = 0; round < times; round += 1)
        for (const each of chosen) if (!state.stopping) await restartOne(each);
    })();
    return {
      async heal() {
        state.stopping = true;
        await rolling;
        await startDown(chosen);
        if (state.unclean.length > 0) throw state.unclean[0];
      },
      effect: async () => ({
        // A service that was left out has shown nothing.
        bit: state.restarts === wanted,
        measure: state.restarts,
        text: `${state.restarts < wanted ? `${state.restarts} of ` : ''}${counted(wanted, 'restart')}`,
      }),
    };
  },
};

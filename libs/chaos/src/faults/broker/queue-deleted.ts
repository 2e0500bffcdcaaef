import { z } from 'zod';
import { chooseQueues } from '../../cloud/interposer/choose-queues.ts';
import { missingFrom } from '../../cloud/missing-from.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { definitionsOf, ofQueue } from './definitions-of.ts';
import { untilRunning } from './until-running.ts';

const schema = z.strictObject({
  queue: z.string().min(1).describe('cell1/conductor, cell1/compute.*; several with commas'),
});

export const queueDeleted: FaultKind<z.output<typeof schema>> = {
  kind: 'queue-deleted',
  summary: 'A queue is gone with what was in it; healed, it is there again, empty and bound',
  schema,
  async inject({ broker, platform, undo }, { queue }) {
    await untilRunning({ broker, platform });
    const { management } = broker;
    const { url, user, password } = management;
    const all = await definitionsOf(management);
    const chosen = await chooseQueues(broker, queue);
    const lost = chosen.map((place) => ofQueue(all, place.vhost, place.queue));
    const notes = lost.map((definitions) =>
      undo.note({ kind: 'definitions', management: { url, user, password }, definitions }),
    );
    for (const { vhost, queue: name } of chosen)
      await management.request(
        'DELETE',
        `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}`,
      );
    const missing = (await Promise.all(lost.map((each) => missingFrom(management, each)))).flat().length;
    return {
      heal: once(async () => {
        for (const definitions of lost) await management.load(definitions);
        for (const note of notes) note.settle();
      }),
      effect: async () => ({
        bit: missing > 0,
        measure: missing,
        text: `${counted(missing, 'queue')} deleted`,
      }),
    };
  },
};

import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { duration } from '../fields.ts';
import { once } from '../once.ts';

const schema = z.strictObject({
  for: duration.prefault('6s').describe('How long; less where the fault is healed before'),
  busy_after: duration.prefault('1s').describe('Until then Redis answers nobody, from then on it says BUSY'),
});

/** Far beyond any time that a lease lasts. */
const patienceMs = 3_600_000;

export const storeSlow: FaultKind<z.output<typeof schema>> = {
  kind: 'store-slow',
  summary: 'A script keeps Redis busy: first it answers nobody, then it says BUSY',
  schema,
  async inject({ store, undo, platform }, { for: forMs, busy_after }) {
    const { clock } = platform;
    const settings = await store.settings(['busy-reply-threshold']);
    const notes = [
      undo.note({ kind: 'store-settings', url: store.url, settings }),
      undo.note({ kind: 'script-kill', url: store.url }),
    ];
    await store.ask(['CONFIG', 'SET', 'busy-reply-threshold', String(busy_after)]);
    const beganMs = clock.monotonic();
    let endedMs: number | null = null;
    let ended = false;
    const busy = store.ask(['EVAL', 'while true do end', '0'], { timeoutMs: patienceMs }).then(
      () => undefined,
      () => undefined,
    );
    void busy.then(() => {
      ended = true;
      endedMs = clock.monotonic();
    });
    const end = once(async () => {
      // Redis hears it when the threshold is over, not before.
      while (!ended) {
        await store.ask(['SCRIPT', 'KILL'], { timeoutMs: 30_000 }).catch(() => undefined);
        await Promise.race([busy, clock.sleep(50)]);
      }
      for (const [name, value] of Object.entries(settings)) await store.ask(['CONFIG', 'SET', name, value]);
      for (const note of notes) note.settle();
    });
    const cancel = clock.after(forMs, () => void end().catch(() => undefined));
    return {
      heal: () => {
        cancel();
        return end();
      },
      async effect() {
        const ms = Math.round((endedMs ?? clock.monotonic()) - beganMs);
        return { bit: ms > 0, measure: ms, text: `store busy for ${ms} ms` };
      },
    };
  },
};

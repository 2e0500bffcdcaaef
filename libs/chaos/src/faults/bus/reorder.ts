import { z } from 'zod';
import { duration } from '../fields.ts';
import type { Struck } from './message-fault.ts';
import { messageFault, which } from './message-fault.ts';

export const reorder = messageFault({
  kind: 'reorder',
  summary: 'Messages arrive in reverse, so many at a time',
  schema: z.strictObject({
    ...which,
    window: z.number().int().min(2).default(4).describe('Messages that are held and turned round together'),
    within: duration.prefault('500ms').describe('A window that does not fill is closed after this time'),
  }),
  done: 'messages in reverse',
  treat({ platform }, { window, within }) {
    let held: Struck[] = [];
    let cancel = () => {};
    const close = () => {
      cancel();
      const ready = held.reverse();
      held = [];
      // One after the other: the broker keeps the order in which it confirms.
      void ready.reduce((before, each) => before.then(() => each.send([each])), Promise.resolve());
    };
    return {
      strike(struck) {
        held.push(struck);
        if (held.length === 1) cancel = platform.clock.after(within, close);
        if (held.length === window) close();
      },
      end: () => cancel(),
    };
  },
});

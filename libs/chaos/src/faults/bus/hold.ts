import { z } from 'zod';
import { duration } from '../fields.ts';
import { messageFault, which } from './message-fault.ts';

export const hold = messageFault({
  kind: 'hold',
  summary: 'Messages are held, and released after a time or when the fault is healed',
  schema: z.strictObject({
    ...which,
    for: duration.optional().describe('Each is released after this time; else when the fault is healed'),
  }),
  done: 'messages held',
  treat: ({ platform }, { for: ms }) => ({
    strike(struck) {
      // Without a time it lies there until the interposer leaves.
      if (ms !== undefined) platform.clock.after(ms, () => void struck.send([struck]));
    },
  }),
});

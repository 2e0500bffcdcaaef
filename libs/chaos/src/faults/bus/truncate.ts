import { z } from 'zod';
import { messageFault, which } from './message-fault.ts';

export const truncate = messageFault({
  kind: 'truncate',
  summary: 'Messages lose their end',
  schema: z.strictObject({
    ...which,
    keep: z.number().min(0).max(1).default(0.5).describe('Part of the bytes that is left'),
  }),
  done: 'messages truncated',
  treat: (_, { keep }) => ({
    strike(struck) {
      const content = struck.content.subarray(0, Math.floor(struck.content.length * keep));
      void struck.send([{ ...struck, content }]);
    },
  }),
});

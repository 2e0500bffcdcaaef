import { z } from 'zod';
import { messageFault, which } from './message-fault.ts';

export const dropReply = messageFault({
  kind: 'drop-reply',
  summary: 'Calls are carried out and their replies are lost',
  schema: z.strictObject(which),
  done: 'replies lost',
  treat: () => ({
    strike(struck) {
      const { replyTo } = struck.properties;
      const properties =
        replyTo === undefined ? struck.properties : { ...struck.properties, replyTo: struck.sink };
      void struck.send([{ ...struck, properties }]);
    },
  }),
  measure: (interposers) => interposers.reduce((sum, each) => sum + each.sunk(), 0),
});

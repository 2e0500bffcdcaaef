import { z } from 'zod';
import { messageFault, which } from './message-fault.ts';

export const duplicate = messageFault({
  kind: 'duplicate',
  summary: 'Messages arrive twice',
  schema: z.strictObject(which),
  done: 'messages delivered twice',
  treat: () => ({ strike: (struck) => void struck.send([struck, struck]) }),
});

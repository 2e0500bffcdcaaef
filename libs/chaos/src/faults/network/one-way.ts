import { z } from 'zod';
import { networkFault, scope, way } from './network-fault.ts';

export const oneWay = networkFault({
  kind: 'one-way',
  summary: 'What goes one way vanishes, what goes the other way arrives; nobody is told',
  schema: z.strictObject({
    ...way,
    lost: z.enum(['to-client', 'to-server']).default('to-client').describe('to-client: confirms and answers'),
    scope,
  }),
  verb: ({ lost }) => ({ verb: 'drop', directions: [lost] }),
  describe: ({ bytesDropped }) => [[bytesDropped, 'bytes lost']],
});

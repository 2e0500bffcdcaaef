import { z } from 'zod';
import { networkFault, scope, way } from './network-fault.ts';

export const halfOpen = networkFault({
  kind: 'half-open',
  summary: 'Connections stay open and everything vanishes, both ways; nobody is told',
  schema: z.strictObject({ ...way, scope }),
  verb: () => ({ verb: 'drop', directions: ['to-client', 'to-server'] }),
  describe: ({ bytesDropped }) => [[bytesDropped, 'bytes lost']],
});

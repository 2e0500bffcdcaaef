import { z } from 'zod';
import { networkFault, scope, way } from './network-fault.ts';

export const reset = networkFault({
  kind: 'reset',
  summary: 'Connections are reset (RST), once',
  schema: z.strictObject({ ...way, scope }),
  verb: () => ({ verb: 'reset' }),
  describe: ({ connections }) => [[connections, 'connections reset']],
});

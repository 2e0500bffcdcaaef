import { z } from 'zod';
import { networkFault, scope, way } from './network-fault.ts';

export const cut = networkFault({
  kind: 'cut',
  summary: 'Connections close, and new ones are turned away',
  schema: z.strictObject({ ...way, scope }),
  verb: () => ({ verb: 'cut' }),
  describe: ({ connections, refused }) => [
    [connections, 'connections cut'],
    [refused, 'turned away'],
  ],
});

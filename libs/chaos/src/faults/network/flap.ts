import { z } from 'zod';
import { duration } from '../fields.ts';
import { networkFault, scope, way } from './network-fault.ts';

export const flap = networkFault({
  kind: 'flap',
  summary: 'Connections are reset again and again',
  schema: z.strictObject({ ...way, every: duration.prefault('2s').describe('Between two resets'), scope }),
  verb: ({ every }) => ({ verb: 'flap', everyMs: every }),
  describe: ({ connections }) => [[connections, 'connections reset']],
});

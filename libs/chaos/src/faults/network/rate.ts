import { z } from 'zod';
import { networkFault, scope, way } from './network-fault.ts';

export const rate = networkFault({
  kind: 'rate',
  summary: 'No more than so many bytes per second pass, each way, per connection',
  schema: z.strictObject({
    ...way,
    bytes_per_second: z.number().int().min(1).default(8192).describe('In each direction of each connection'),
    scope,
  }),
  verb: ({ bytes_per_second }) => ({ verb: 'rate', bytesPerSecond: bytes_per_second }),
  describe: ({ bytesHeld }) => [[bytesHeld, 'bytes slowed down']],
});

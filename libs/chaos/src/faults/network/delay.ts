import { z } from 'zod';
import { duration } from '../fields.ts';
import { networkFault, scope, way } from './network-fault.ts';

export const delay = networkFault({
  kind: 'delay',
  summary: 'Everything arrives late, each way, in order',
  schema: z.strictObject({
    ...way,
    by: duration.prefault('500ms').describe('How much longer everything takes, each way'),
    jitter: duration.prefault('0ms').describe('Give or take'),
    scope,
  }),
  verb: ({ by, jitter }) => ({ verb: 'delay', ms: by, jitterMs: jitter }),
  describe: ({ bytesHeld }) => [[bytesHeld, 'bytes delayed']],
});

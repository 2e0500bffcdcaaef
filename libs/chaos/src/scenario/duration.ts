import { parseDuration } from '@cellflow/failpoints';
import { z } from 'zod';

const form = /^\d+(\.\d+)?(ms|s|m|h)$/;

/** "500ms", "2s", "1.5m", "1h" in a file; ms to whoever reads it. */
export const duration = z
  .string({ error: 'expected a time, such as 500ms, 2s or 1m' })
  .regex(form, 'expected a time, such as 500ms, 2s or 1m')
  .transform((text) => parseDuration(text)!)
  .describe('A time: 500ms, 2s, 1.5m or 1h');

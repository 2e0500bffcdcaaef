import { z } from 'zod';
import { duration } from '../scenario/duration.ts';

/** Fields that several kinds of fault have. */
export const service = z
  .string()
  .min(1)
  .describe('A service by id or alias: placement-2, cell1-conductor, cell1-*; several with commas');

export const restart = duration
  .optional()
  .describe('Starts again after this time; else when the fault is healed');

export { duration };

import { z } from 'zod';
import { show } from './schema-words.ts';

interface Bounds {
  /** Default: what a number holds exactly. */
  readonly least?: number;
  readonly most?: number;
}

const whole = z.custom<number>(Number.isInteger, {
  params: { keyword: 'type' },
  error: (issue) => `${show(issue.input)} is not of type 'integer'`,
});

/** A whole number; unlike that of zod it is told from a number where it is none, and bounds are what is too large for. */
export const integer = ({ least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER }: Bounds = {}) =>
  whole.pipe(z.number().min(least).max(most));

import type { Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';

const seeds = 2 ** 32;

/** Reads what `--seed` is given. */
export const readSeed = wholeNumber(0, seeds - 1);

/** The seed that was asked for, or one by chance. */
export const seedOf = ({ platform }: Pick<Io, 'platform'>, asked: number | undefined): number =>
  asked ?? Math.floor(platform.random.next() * seeds);

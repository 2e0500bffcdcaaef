import type { Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';

const seeds = 2 ** 32;

/** Reads what `--seed` is given. */
export const readSeed = wholeNumber(0, seeds - 1);

/** The seed that was asked for, or one by chance. */
export const seedOf = ({ platform }: Pick<Io, 'platform'>, asked: number | undefined): number =>
  asked ?? Math.floor(platform.random.next() * seeds);

/** Says the seed before anything can go wrong; where stdout is for JSON alone, on stderr. */
export function saySeed(
  io: Pick<Io, 'out' | 'err'>,
  seed: number,
  { json }: { readonly json?: boolean },
): void {
  (json ? io.err : io.out)(`seed ${seed}\n`);
}

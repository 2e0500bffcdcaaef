import type { Random } from '@cellflow/platform';

/** Draws from one source of chance. */
export interface Chance {
  /** Whether it happens, of a share of 0 to 1. */
  happens(share: number): boolean;
  one<T>(list: readonly T[]): T;
  /** Whole, from `least` to `most`, both included. */
  number(least: number, most: number): number;
}

export const chanceOf = (random: Random): Chance => {
  const number = (least: number, most: number) => least + Math.floor(random.next() * (most - least + 1));
  return {
    number,
    happens: (share) => random.next() < share,
    one: (list) => list[number(0, list.length - 1)]!,
  };
};

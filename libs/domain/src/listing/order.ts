export type Direction = 'asc' | 'desc';

/** One key of a sort: a field of the rows, and which way. */
export interface SortKey<Field extends string> {
  readonly field: Field;
  readonly direction: Direction;
}

/** What a row is sorted by: the values of the sort keys in their order, then its id. */
export interface Position {
  readonly keys: readonly (string | number)[];
  readonly id: string;
}

/** Negative: `a` comes first. */
export type Order = (a: Position, b: Position) => number;

/**
 * The order of a listing. Rows with equal keys are ordered by id, in the direction of the first key: what an ordered
 * index of a store gives in either direction without sorting.
 */
export function orderOf(directions: readonly Direction[]): Order {
  const signs = directions.map((direction) => (direction === 'asc' ? 1 : -1));
  const idSign = signs[0] ?? 1;
  return (a, b) => {
    for (const [index, sign] of signs.entries()) {
      const difference = compare(a.keys[index] ?? '', b.keys[index] ?? '');
      if (difference !== 0) return sign * difference;
    }
    return idSign * compare(a.id, b.id);
  };
}

/** By code unit, not by locale: the same everywhere, and the order of a store's index. */
function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Order, Position } from './order.ts';

/** A row of a listing and where it stands. */
export interface Row<T> {
  readonly position: Position;
  readonly value: T;
}

/**
 * Merges sources that are each in `order` into one page of at most `limit` rows (nova/compute/multi_cell_list.py).
 *
 * A server that several sources hold appears once, as the earliest source has it: build requests are given first,
 * so a server that is just being moved into its cell is shown as its build request.
 */
export function mergePage<T>(sources: readonly (readonly Row<T>[])[], order: Order, limit: number): Row<T>[] {
  const owner = ownersOf(sources);
  const cursors = sources.map(() => 0);
  const page: Row<T>[] = [];
  while (page.length < limit) {
    const next = bestSource(sources, cursors, order);
    if (next === null) break;
    const row = sources[next]![cursors[next]!++]!;
    if (owner.get(row.position.id) === next) page.push(row);
  }
  return page;
}

/** Which source each id is taken from: the first that has it. */
function ownersOf<T>(sources: readonly (readonly Row<T>[])[]): Map<string, number> {
  const owner = new Map<string, number>();
  sources.forEach((rows, source) => {
    for (const row of rows) if (!owner.has(row.position.id)) owner.set(row.position.id, source);
  });
  return owner;
}

/** The source whose next row comes first; the earlier source where two are equal; null when all are at their end. */
function bestSource<T>(
  sources: readonly (readonly Row<T>[])[],
  cursors: readonly number[],
  order: Order,
): number | null {
  let best: number | null = null;
  for (let source = 0; source < sources.length; source++) {
    const row = sources[source]![cursors[source]!];
    if (!row) continue;
    const leader = best === null ? null : sources[best]![cursors[best]!]!;
    if (leader === null || order(row.position, leader.position) < 0) best = source;
  }
  return best;
}

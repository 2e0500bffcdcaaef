import type { Instance } from '@cellflow/contracts-common';
import type { Order, Position, Row } from '@cellflow/domain';
import type { IndexEntry, Store } from '@cellflow/store';
import type { Filter } from './filters.ts';
import type { Sort } from './sort-keys.ts';
import { isIndexed, positionOf } from './sort-keys.ts';

/** Where servers are read from: an index of a store, scored by creation time, and its records. */
export interface Source {
  readonly store: Store;
  readonly index: string;
  readonly read: (uuids: readonly string[]) => Promise<(Instance | null)[]>;
}

export interface Wanted {
  readonly sort: Sort;
  readonly order: Order;
  /** The page begins behind this position. */
  readonly after: Position | null;
  readonly limit: number;
  readonly filters: readonly Filter[];
}

const chunk = 1000;

/** The first `limit` rows of one source, in order. */
export async function collect(source: Source, wanted: Wanted): Promise<Row<Instance>[]> {
  return isIndexed(wanted.sort) ? fromIndex(source, wanted) : fromScan(source, wanted);
}

/** Sorted by creation time: the index gives the order, and only as much is read as the page needs. */
async function fromIndex(source: Source, wanted: Wanted): Promise<Row<Instance>[]> {
  const rows: Row<Instance>[] = [];
  const reverse = wanted.sort[0]!.direction === 'desc';
  const { after } = wanted;
  let cursor: IndexEntry | undefined = after ? { member: after.id, score: Number(after.keys[0]) } : undefined;
  const limit = wanted.filters.length > 0 ? chunk : Math.min(chunk, wanted.limit);
  while (rows.length < wanted.limit) {
    const page = await source.store.range(source.index, {
      reverse,
      limit,
      ...(cursor ? { after: cursor } : {}),
    });
    rows.push(...(await readRows(source, wanted, page)));
    if (page.length < limit) break;
    cursor = page.at(-1)!;
  }
  return rows.slice(0, wanted.limit);
}

/** Sorted by anything else: every server of the source is read. */
async function fromScan(source: Source, wanted: Wanted): Promise<Row<Instance>[]> {
  const rows: Row<Instance>[] = [];
  let cursor: IndexEntry | undefined;
  for (;;) {
    const page = await source.store.range(source.index, {
      limit: chunk,
      ...(cursor ? { after: cursor } : {}),
    });
    rows.push(...(await readRows(source, wanted, page)));
    if (page.length < chunk) break;
    cursor = page.at(-1)!;
  }
  const { after, order } = wanted;
  return rows
    .filter((row) => !after || order(after, row.position) < 0)
    .sort((a, b) => order(a.position, b.position))
    .slice(0, wanted.limit);
}

/** Rows of a page of the index; what is gone or going by now is left out. */
async function readRows(
  source: Source,
  wanted: Wanted,
  page: readonly IndexEntry[],
): Promise<Row<Instance>[]> {
  if (page.length === 0) return [];
  const records = await source.read(page.map((entry) => entry.member));
  const there = records.filter(
    (instance) => instance !== null && instance.vmState !== 'deleted' && instance.taskState !== 'deleting',
  ) as Instance[];
  const kept = wanted.filters.reduce<Instance[]>((instances, keep) => keep(instances), there);
  return kept.map((instance) => ({ position: positionOf(instance, wanted.sort), value: instance }));
}

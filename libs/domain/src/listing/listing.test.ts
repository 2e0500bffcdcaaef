import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePage, orderOf } from './index.ts';
import type { Order, Row } from './index.ts';

const newestFirst = orderOf(['desc']);
const row = (id: string, ...keys: (string | number)[]): Row<string> => ({
  position: { keys, id },
  value: id,
});
const ids = (rows: readonly Row<string>[]) => rows.map((each) => each.position.id);

/** What a source gives for a page: its rows behind the marker, in order, at most `limit`. */
const pageOf = (rows: readonly Row<string>[], order: Order, marker: Row<string> | null, limit: number) =>
  rows
    .filter((each) => !marker || order(marker.position, each.position) < 0)
    .sort((a, b) => order(a.position, b.position))
    .slice(0, limit);

describe('a merged listing', () => {
  it('takes the newest of all sources first', () => {
    const cells = [[row('c', 30), row('a', 10)], [row('d', 40), row('b', 20)], []];
    expect(ids(mergePage(cells, newestFirst, 10))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('stops at the limit', () => {
    expect(ids(mergePage([[row('b', 2), row('a', 1)], [row('c', 3)]], newestFirst, 2))).toEqual(['c', 'b']);
    expect(mergePage([[row('a', 1)]], newestFirst, 0)).toEqual([]);
  });

  it('shows a server that two sources hold once, as the earlier source has it', () => {
    const request = { ...row('a', 1), value: 'build request' };
    const inCell = { ...row('a', 1), value: 'cell' };
    const page = mergePage([[request], [row('b', 2), inCell]], newestFirst, 10);
    expect(page.map((each) => each.value)).toEqual(['b', 'build request']);
  });

  it('lets the earlier source win also where the copies differ in their keys', () => {
    const page = mergePage([[row('b', 5), row('a', 1)], [row('a', 9)]], newestFirst, 10);
    expect(page.map((each) => each.position)).toEqual([
      { id: 'b', keys: [5] },
      { id: 'a', keys: [1] },
    ]);
  });

  it('orders equal keys by id, in the direction of the first key', () => {
    const rows = [row('a', 1), row('b', 1)];
    expect(orderOf(['asc'])(rows[0]!.position, rows[1]!.position)).toBeLessThan(0);
    expect(newestFirst(rows[0]!.position, rows[1]!.position)).toBeGreaterThan(0);
    expect(orderOf(['asc', 'desc'])(row('a', 1, 'x').position, row('a', 1, 'y').position)).toBeGreaterThan(0);
  });

  it('pages over any cells with any page size, giving every server exactly once and in order', () => {
    const server = fc.record({ cell: fc.nat(3), at: fc.nat(4), id: fc.uuid(), twice: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(server, { selector: (each) => each.id, maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('asc' as const, 'desc' as const),
        (servers, limit, direction) => {
          const order = orderOf([direction]);
          const sources = [0, 1, 2, 3].map((cell) =>
            servers
              .filter((each) => each.cell === cell || (cell === 0 && each.twice))
              .map((each) => row(each.id, each.at)),
          );
          const listed: Row<string>[] = [];
          for (;;) {
            const marker = listed.at(-1) ?? null;
            const page = mergePage(
              sources.map((rows) => pageOf(rows, order, marker, limit)),
              order,
              limit,
            );
            if (page.length === 0) break;
            listed.push(...page);
          }
          const all = servers.map((each) => row(each.id, each.at));
          expect(ids(listed)).toEqual(ids(pageOf(all, order, null, Infinity)));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexEntry, RangeQuery } from '../store.ts';
import { OrderedIndex } from './ordered-index.ts';

/** What a range means, said the slow way. */
function plainRange(scores: ReadonlyMap<string, number>, query: RangeQuery): IndexEntry[] {
  const { after, reverse = false, min = -Infinity, max = Infinity, limit } = query;
  const order = (a: IndexEntry, b: IndexEntry) =>
    (a.score - b.score || (a.member < b.member ? -1 : a.member > b.member ? 1 : 0)) * (reverse ? -1 : 1);
  return [...scores]
    .map(([member, score]) => ({ member, score }))
    .filter((entry) => entry.score >= min && entry.score <= max && (!after || order(entry, after) > 0))
    .toSorted(order)
    .slice(0, limit);
}

const member = fc.integer({ min: 0, max: 3000 }).map((n) => `m${n}`);
const score = fc.integer({ min: 0, max: 5 });

describe('an ordered index', () => {
  it('keeps order through any changes, also when it outgrows its chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(member, fc.option(score)), { maxLength: 4000, size: 'max' }),
        fc.array(
          fc.record(
            {
              limit: fc.constantFrom(0, 1, 10, 5000),
              reverse: fc.boolean(),
              after: fc.record({ member, score }),
              min: score,
              max: score,
            },
            { requiredKeys: ['limit'] },
          ),
          { minLength: 3, maxLength: 8 },
        ),
        (changes, queries) => {
          const index = new OrderedIndex();
          const scores = new Map<string, number>();
          for (const [name, to] of changes) {
            if (to === null) index.remove(name);
            else index.set(name, to);
            if (to === null) scores.delete(name);
            else scores.set(name, to);
          }
          expect(index.size).toBe(scores.size);
          for (const query of queries) expect(index.range(query)).toEqual(plainRange(scores, query));
        },
      ),
      { numRuns: 40 },
    );
  });
});

import { createMemoryStore } from '@cellflow/store';
import type { Commit, RangeQuery, Store } from '@cellflow/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytes, event, freshScope, platform, redisHome } from './store-fixture.ts';
import type { StoreHome } from './store-fixture.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const index = fc.constantFrom('i', 'j');
const member = fc.constantFrom('k', 'l', 'm', 'mm', 'n');
const score = fc.constantFrom(0, 1, 1.5, 2);
const atMost = <T>(most: number, element: fc.Arbitrary<T>) => fc.array(element, { maxLength: most });

const commit: fc.Arbitrary<Commit> = fc
  .record({
    // Versions are low and few, so that expectations are often met.
    expect: atMost(
      2,
      fc.record({ key, version: fc.oneof(fc.constant('exists' as const), fc.nat({ max: 6 })) }),
    ),
    put: atMost(2, fc.record({ key, value: fc.string().map(bytes) })),
    delete: atMost(1, key),
    index: atMost(3, fc.record({ index, member, score: fc.option(score) })),
    ledger: atMost(2, fc.string().map(event)),
  })
  .map((change) => ({
    ...change,
    delete: change.delete.filter((name) => !change.put.some((put) => put.key === name)),
  }));

const query: fc.Arbitrary<RangeQuery> = fc.record(
  {
    limit: fc.nat({ max: 6 }),
    reverse: fc.boolean(),
    after: fc.record({ member, score }),
    min: score,
    max: score,
  },
  { requiredKeys: ['limit'] },
);

/** Everything a store lets one see. */
async function view(store: Store, queries: RangeQuery[]) {
  const records = await store.getMany(['a', 'b', 'c', 'd']);
  const ranges = ['i', 'j'].flatMap((name) => queries.map((asked) => store.range(name, asked)));
  return {
    records: records.map((record) => record && [record.version, [...record.value]]),
    ranges: await Promise.all(ranges),
    counts: [await store.count('i'), await store.count('j')],
    ledger: await store.readLedger({ after: '', limit: 1000 }),
    head: await store.ledgerHead(),
  };
}

describe('the redis store', () => {
  let home: StoreHome;
  beforeAll(async () => void (home = await redisHome()));
  afterAll(() => home.end());

  it('answers any turns of commits, and shows what they leave, as the memory store does', async () => {
    let committed = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(commit, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        fc.array(query, { minLength: 1, maxLength: 6 }),
        async (turns, queries) => {
          const scope = freshScope();
          const stores = [createMemoryStore({ scope, platform }), await home.open(scope)];
          const [memory, redis] = await Promise.all(
            stores.map(async (store) => {
              const results = [];
              for (const turn of turns) results.push(await Promise.all(turn.map(store.commit)));
              return { results, seen: await view(store, queries) };
            }),
          );
          expect(redis).toEqual(memory);
          for (const result of memory?.results.flat() ?? []) {
            if (result.committed) committed++;
            else refused++;
          }
          await stores[1]?.close();
        },
      ),
      { numRuns: 300 },
    );
    // The generator is worth something only if it makes both.
    expect(Math.min(committed, refused)).toBeGreaterThan(300);
  });
});

import type { Store } from '@cellflow/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytes, event, freshScope, memoryHome, platform, redisHome, text, typesOf } from './store-fixture.ts';
import type { StoreHome } from './store-fixture.ts';

describe.each([
  ['memory', memoryHome],
  ['redis', redisHome],
])('the %s store', (_name, makeHome) => {
  let home: StoreHome;
  let store: Store;
  let scope: string;
  beforeAll(async () => void (home = await makeHome()));
  afterAll(() => home.end());
  beforeEach(async () => {
    scope = freshScope();
    store = await home.open(scope);
  });

  const put = (key: string, value: string, version: number | 'exists' = 0) =>
    store.commit({ expect: [{ key, version }], put: [{ key, value: bytes(value) }] });
  const read = async (key: string) => text((await store.get(key))?.value);

  describe('records', () => {
    it('creates a record where there is none, at the version of the commit', async () => {
      expect(await store.get('a')).toBeNull();
      expect(await put('a', 'one')).toEqual({ committed: true, version: 1 });
      expect(await store.get('a')).toMatchObject({ version: 1 });
      expect(await read('a')).toBe('one');
    });

    it('refuses to create what exists and to change what is not there, and names the key', async () => {
      await put('a', 'one');
      expect(await put('a', 'two')).toEqual({ committed: false, conflict: 'a' });
      expect(await put('b', 'two', 1)).toEqual({ committed: false, conflict: 'b' });
      expect(await put('b', 'two', 'exists')).toEqual({ committed: false, conflict: 'b' });
      expect([await read('a'), await read('b')]).toEqual(['one', undefined]);
    });

    it('changes a record at exactly the version expected, or at any where it only must exist', async () => {
      await put('a', 'one');
      expect(await put('a', 'two', 1)).toEqual({ committed: true, version: 2 });
      expect(await put('a', 'three', 1)).toEqual({ committed: false, conflict: 'a' });
      expect(await put('a', 'three', 'exists')).toEqual({ committed: true, version: 3 });
      expect(await read('a')).toBe('three');
    });

    it('writes without an expectation whatever is there', async () => {
      await store.commit({ put: [{ key: 'a', value: bytes('one') }] });
      await store.commit({ put: [{ key: 'a', value: bytes('two') }] });
      expect(await read('a')).toBe('two');
    });

    it('never uses a version twice, also for a key that was deleted', async () => {
      await put('a', 'one');
      expect(await store.commit({ expect: [{ key: 'a', version: 1 }], delete: ['a'] })).toEqual({
        committed: true,
        version: 2,
      });
      expect(await store.get('a')).toBeNull();
      expect(await put('a', 'again')).toEqual({ committed: true, version: 3 });
      expect(await put('a', 'late', 1)).toEqual({ committed: false, conflict: 'a' });
    });

    it('takes no revision for a conflict, nor for a commit that only expects', async () => {
      await put('a', 'one');
      await put('a', 'one');
      expect(await store.commit({ expect: [{ key: 'a', version: 1 }] })).toEqual({
        committed: true,
        version: 1,
      });
      expect(await store.commit({ expect: [{ key: 'a', version: 7 }] })).toEqual({
        committed: false,
        conflict: 'a',
      });
      expect(await put('b', 'two')).toEqual({ committed: true, version: 2 });
    });

    it('deletes what is not there without complaint', async () => {
      expect(await store.commit({ delete: ['nothing'] })).toEqual({ committed: true, version: 1 });
    });

    it('reads many in the order asked, with null for those that are not there', async () => {
      await put('a', 'one');
      await put('b', 'two');
      const found = await store.getMany(['b', 'x', 'a', 'b']);
      expect(found.map((record) => text(record?.value))).toEqual(['two', undefined, 'one', 'two']);
      expect(await store.getMany([])).toEqual([]);
    });

    it('keeps bytes as they are: empty, large, not text, and the writer may use its buffer again', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, i) => i);
      const large = new Uint8Array(1_000_000).map((_, i) => i * 7);
      const value = Uint8Array.from([1, 2, 3]);
      const committed = store.commit({
        put: [
          { key: 'empty', value: new Uint8Array() },
          { key: 'all', value: all },
          { key: 'large', value: large },
          { key: 'own', value },
        ],
      });
      await committed;
      value.fill(9);
      const found = await store.getMany(['empty', 'all', 'large', 'own']);
      expect(found[0]?.value.length).toBe(0);
      expect(Buffer.from(found[1]?.value ?? []).equals(all)).toBe(true);
      expect(Buffer.from(found[2]?.value ?? []).equals(large)).toBe(true);
      expect([...(found[3]?.value ?? [])]).toEqual([1, 2, 3]);
    });

    it('takes keys and members of any characters', async () => {
      const key = 'søk {1}:\n\u{1f600} *?[a]';
      await store.commit({
        expect: [{ key, version: 0 }],
        put: [{ key, value: bytes('v') }],
        index: [{ index: key, member: key, score: 1 }],
      });
      expect(await read(key)).toBe('v');
      expect(await store.range(key, { limit: 1 })).toEqual([{ member: key, score: 1 }]);
    });

    it('forgets a record when its time is up, and not one that was put again for good', async () => {
      await store.commit({
        put: [
          { key: 'short', value: bytes('s'), ttlMs: 40 },
          { key: 'renewed', value: bytes('r'), ttlMs: 40 },
          { key: 'long', value: bytes('l'), ttlMs: 60_000 },
        ],
      });
      await put('renewed', 'for good', 'exists');
      expect(await read('short')).toBe('s');
      await expect.poll(() => read('short'), { timeout: 5000 }).toBeUndefined();
      expect([await read('renewed'), await read('long')]).toEqual(['for good', 'l']);
      expect(await put('short', 'again')).toEqual({ committed: true, version: 3 });
    });
  });

  describe('a commit', () => {
    it('writes nothing at all when any expectation fails', async () => {
      await put('a', 'one');
      const result = await store.commit({
        expect: [
          { key: 'a', version: 1 },
          { key: 'b', version: 'exists' },
          { key: 'c', version: 5 },
        ],
        put: [
          { key: 'a', value: bytes('changed') },
          { key: 'new', value: bytes('new') },
        ],
        delete: ['b'],
        index: [{ index: 'i', member: 'm', score: 1 }],
        ledger: [event('never')],
      });
      expect(result).toEqual({ committed: false, conflict: 'b' });
      expect([await read('a'), await read('new')]).toEqual(['one', undefined]);
      expect([await store.count('i'), await store.ledgerHead()]).toEqual([0, '']);
    });

    it('writes everything at once, all records at one version', async () => {
      await put('gone', 'x');
      const result = await store.commit({
        expect: [
          { key: 'a', version: 0 },
          { key: 'gone', version: 1 },
        ],
        put: [
          { key: 'a', value: bytes('one') },
          { key: 'b', value: bytes('two') },
        ],
        delete: ['gone'],
        index: [{ index: 'i', member: 'm', score: 1 }],
        ledger: [event('first'), event('second')],
      });
      expect(result).toEqual({ committed: true, version: 2 });
      const records = await store.getMany(['a', 'b', 'gone']);
      expect(records.map((record) => record?.version)).toEqual([2, 2, undefined]);
      expect(await store.range('i', { limit: 9 })).toEqual([{ member: 'm', score: 1 }]);
      expect(await store.readLedger({ after: '', limit: 9 })).toMatchObject([
        { id: '2-0', event: { type: 'first' } },
        { id: '2-1', event: { type: 'second' } },
      ]);
    });

    it('conflicts alone: those asked in the same turn before and after it succeed', async () => {
      await put('taken', 'x');
      const results = await Promise.all([put('a', '1'), put('taken', '2'), put('b', '3'), put('a', '4', 2)]);
      expect(results).toEqual([
        { committed: true, version: 2 },
        { committed: false, conflict: 'taken' },
        { committed: true, version: 3 },
        { committed: true, version: 4 },
      ]);
      expect([await read('taken'), await read('a'), await read('b')]).toEqual(['x', '4', '3']);
    });

    it('answers later, never while it is asked', async () => {
      let answered = false;
      const answer = put('a', 'one').then(() => (answered = true));
      expect(answered).toBe(false);
      await answer;
    });

    it('refuses what cannot be meant, naming the field, and writes nothing of it', async () => {
      const value = bytes('v');
      const refused = (change: Parameters<Store['commit']>[0]) => expect(store.commit(change)).rejects;
      await refused({ put: [{ key: '', value }] }).toThrow(/put\.key/);
      await refused({ put: [{ key: 'a', value, ttlMs: 0 }] }).toThrow(/put\.ttlMs of a/);
      await refused({ expect: [{ key: 'a', version: -1 }] }).toThrow(/expect\.version of a/);
      await refused({ put: [{ key: 'a', value }], delete: ['a'] }).toThrow(/delete: a is also put/);
      await refused({ index: [{ index: 'i', member: 'm', score: NaN }] }).toThrow(/index\.score of m in i/);
      await expect(store.range('i', { limit: -1 })).rejects.toThrow(/limit/);
      await expect(store.readLedger({ after: 'nonsense', limit: 1 })).rejects.toThrow(/ledger id/);
      expect(await put('a', 'first')).toEqual({ committed: true, version: 1 });
    });

    it('lets exactly one of many win each version of one key, whoever asks', async () => {
      const other = await home.open(scope);
      await put('n', '0');
      const wins: number[] = [];
      const add = async (through: Store) => {
        for (;;) {
          const found = await through.get('n');
          const next = Number(text(found?.value)) + 1;
          const result = await through.commit({
            expect: [{ key: 'n', version: found?.version ?? 0 }],
            put: [{ key: 'n', value: bytes(String(next)) }],
            ledger: [event(String(next))],
          });
          if (result.committed) return void wins.push(result.version);
        }
      };
      await Promise.all(Array.from({ length: 60 }, (_, i) => add(i % 2 ? store : other)));
      expect(await read('n')).toBe('60');
      expect(wins.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 2));
      const told = typesOf(await store.readLedger({ after: '', limit: 100 }));
      expect(told).toEqual(Array.from({ length: 60 }, (_, i) => String(i + 1)));
    });

    it('carries hundreds of commits asked at once, in the order asked', async () => {
      const results = await Promise.all(Array.from({ length: 500 }, (_, i) => put(`k${i}`, String(i))));
      expect(results).toEqual(results.map((_, i) => ({ committed: true, version: i + 1 })));
      const found = await store.getMany(results.map((_, i) => `k${i}`));
      expect(found.map((record) => text(record?.value))).toEqual(results.map((_, i) => String(i)));
    });
  });

  describe('an index', () => {
    const fill = (...entries: [member: string, score: number | null][]) =>
      store.commit({ index: entries.map(([member, score]) => ({ index: 'i', member, score })) });
    const members = async (query: Parameters<Store['range']>[1]) =>
      (await store.range('i', query)).map((entry) => entry.member).join('');
    beforeEach(() => fill(['c', 2], ['a', 1], ['d', 2], ['b', 2], ['f', 4], ['e', 3.5]));

    it('orders by score, equal scores by member', async () => {
      expect(await members({ limit: 9 })).toBe('abcdef');
      expect(await members({ limit: 9, reverse: true })).toBe('fedcba');
      expect(await store.range('i', { limit: 1, reverse: true })).toEqual([{ member: 'f', score: 4 }]);
    });

    it('stops at the limit', async () => {
      expect(await members({ limit: 2 })).toBe('ab');
      expect(await members({ limit: 2, reverse: true })).toBe('fe');
      expect(await members({ limit: 0 })).toBe('');
    });

    it('keeps to the bounds, both included', async () => {
      expect(await members({ limit: 9, min: 2, max: 3.5 })).toBe('bcde');
      expect(await members({ limit: 9, min: 2, max: 3.5, reverse: true })).toBe('edcb');
      expect(await members({ limit: 9, min: 5 })).toBe('');
    });

    it('goes on behind an entry amid equal scores, in both directions', async () => {
      const after = { member: 'c', score: 2 };
      expect(await members({ limit: 9, after })).toBe('def');
      expect(await members({ limit: 9, after, reverse: true })).toBe('ba');
      expect(await members({ limit: 1, after })).toBe('d');
      expect(await members({ limit: 1, after, reverse: true })).toBe('b');
      expect(await members({ limit: 9, after, max: 2 })).toBe('d');
      expect(await members({ limit: 9, after, min: 2, reverse: true })).toBe('b');
      expect(await members({ limit: 9, after, min: 3 })).toBe('ef');
      expect(await members({ limit: 9, after, max: 1, reverse: true })).toBe('a');
    });

    it('goes on behind an entry that is gone, or never was', async () => {
      await fill(['c', null]);
      expect(await members({ limit: 9, after: { member: 'c', score: 2 } })).toBe('def');
      expect(await members({ limit: 9, after: { member: 'c', score: 2 }, reverse: true })).toBe('ba');
      expect(await members({ limit: 9, after: { member: 'zz', score: 3 } })).toBe('ef');
      expect(await members({ limit: 9, after: { member: '', score: 2 }, reverse: true })).toBe('a');
      expect(await members({ limit: 9, after: { member: 'x', score: 9 } })).toBe('');
    });

    it('pages through everything exactly once', async () => {
      await fill(...Array.from({ length: 1500 }, (_, n): [string, number] => [`m${n}`, 10 + (n % 3)]));
      for (const reverse of [false, true]) {
        const seen: string[] = [];
        let page = await store.range('i', { limit: 97, reverse });
        while (page.length > 0) {
          seen.push(...page.map((entry) => entry.member));
          page = await store.range('i', { limit: 97, reverse, after: page.at(-1) });
        }
        expect(seen.length).toBe(1506);
        expect(new Set(seen).size).toBe(1506);
      }
    });

    it('moves a member to its new score and takes members out', async () => {
      await fill(['a', 9], ['f', null], ['nobody', null]);
      expect(await members({ limit: 9 })).toBe('bcdea');
      expect(await store.count('i')).toBe(5);
      expect([await store.count('empty'), await store.range('empty', { limit: 1 })]).toEqual([0, []]);
    });

    it('keeps scores of milliseconds, fractions and below zero exactly', async () => {
      const scores = [-1.5, 0, 0.1, 1_795_000_000_123, Number.MAX_SAFE_INTEGER];
      await store.commit({ index: scores.map((score) => ({ index: 's', member: `m${score}`, score })) });
      expect((await store.range('s', { limit: 9 })).map((entry) => entry.score)).toEqual(scores);
    });
  });

  describe('the ledger', () => {
    const tell = (...types: string[]) => store.commit({ ledger: types.map(event) });

    it('gives entries behind an id, oldest first, up to the limit', async () => {
      expect(await store.ledgerHead()).toBe('');
      await tell('a', 'b');
      await tell('c');
      const all = await store.readLedger({ after: '', limit: 9 });
      expect(typesOf(all)).toEqual(['a', 'b', 'c']);
      expect(await store.ledgerHead()).toBe(all[2]?.id);
      expect(typesOf(await store.readLedger({ after: all[0]?.id ?? '', limit: 1 }))).toEqual(['b']);
      expect(await store.readLedger({ after: all[2]?.id ?? '', limit: 9 })).toEqual([]);
      expect(await store.readLedger({ after: '', limit: 0 })).toEqual([]);
    });

    it('brings events back whole, and apart from what the writer holds', async () => {
      const told = { ...event('whole'), allocations: [{ providerUuid: 'p' }], detail: { why: 'so' } };
      await store.commit({ ledger: [told] });
      told.detail.why = 'otherwise';
      const [entry] = await store.readLedger({ after: '', limit: 1 });
      expect(entry?.event).toMatchObject({ allocations: [{ providerUuid: 'p' }], detail: { why: 'so' } });
    });

    it('wakes followers, gives each every entry once and in order, and ends with the signal', async () => {
      await tell('before');
      const other = await home.open(scope);
      const stop = new AbortController();
      const seen: string[][] = [[], []];
      const following = [store, other].map(async (through, i) => {
        for await (const entries of through.followLedger('', stop.signal)) seen[i]?.push(...typesOf(entries));
      });
      await Promise.all(Array.from({ length: 700 }, (_, i) => tell(`e${i}`)));
      const all = ['before', ...Array.from({ length: 700 }, (_, i) => `e${i}`)];
      await expect.poll(() => seen, { timeout: 5000 }).toEqual([all, all]);
      await tell('later');
      await expect
        .poll(() => seen.map((types) => types.at(-1)), { timeout: 5000 })
        .toEqual(['later', 'later']);
      stop.abort();
      await Promise.all(following);
    });

    it('follows from where it is told to, and not at all once the signal is aborted', async () => {
      await tell('a', 'b', 'c');
      const [first] = await store.readLedger({ after: '', limit: 1 });
      const stop = new AbortController();
      for await (const entries of store.followLedger(first?.id ?? '', stop.signal)) {
        expect(typesOf(entries)).toEqual(['b', 'c']);
        break;
      }
      stop.abort();
      for await (const entries of store.followLedger('', stop.signal)) expect(entries).toEqual('nothing');
    });
  });

  it('keeps its data when one of its users closes', async () => {
    const other = await home.open(scope);
    await put('a', 'one');
    await other.close();
    expect(await (await home.open(scope)).get('a')).toMatchObject({ version: 1 });
  });

  it('knows nothing of another scope', async () => {
    await put('a', 'one');
    const other = await home.open(freshScope());
    expect([await other.get('a'), await other.ledgerHead()]).toEqual([null, '']);
  });

  it('tells the same time to users whose own clocks are an hour off', async () => {
    const off = (byMs: number) => ({ ...platform.clock, now: () => platform.clock.now() + byMs });
    const users = [await home.open(scope, off(3_600_000)), await home.open(scope, off(-3_600_000))];
    for (const user of users) expect(Math.abs(user.now() - store.now())).toBeLessThan(1000);
    const before = store.now();
    await platform.clock.sleep(20);
    expect(store.now()).toBeGreaterThanOrEqual(before + 19);
  });

  it('is ready, and says which scope it is', () => {
    expect([store.readiness(), store.scope]).toEqual([null, scope]);
  });
});

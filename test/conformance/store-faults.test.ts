import { connectRedisStore } from '@cellflow/store';
import type { CommitResult, Store } from '@cellflow/store';
import { redisUsers } from '@cellflow/topology';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRedisServer } from './redis-server.ts';
import type { RedisServer } from './redis-server.ts';
import { bytes, event, platform, text, typesOf } from './store-fixture.ts';

const timeoutMs = 400;
const scope = 'cell1';

describe('the redis store, when Redis fails', () => {
  let server: RedisServer;
  let open: Store[];
  const connect = async (url = server.url, deadlineMs = timeoutMs) => {
    const store = await connectRedisStore({ url, scope, platform, timeoutMs: deadlineMs });
    open.push(store);
    return store;
  };
  beforeEach(async () => {
    open = [];
    server = await startRedisServer();
  });
  afterEach(async () => {
    await server.resume();
    await Promise.all(open.map((store) => store.close()));
    await server.stop();
  });

  const put = (store: Store, key: string, value = 'v', version: number | 'exists' = 0) =>
    store.commit({
      expect: [{ key, version }],
      put: [{ key, value: bytes(value) }],
      index: [{ index: 'all', member: key, score: 1 }],
      ledger: [event(key)],
    });
  const codeOf = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
  const nothingOf = async (store: Store, key: string) => {
    const told = typesOf(await store.readLedger({ after: '', limit: 1000 }));
    const members = (await store.range('all', { limit: 1000 })).map(({ member }) => member);
    return (await store.get(key)) === null && !told.includes(key) && !members.includes(key);
  };
  const ready = (store: Store) => expect.poll(() => store.readiness(), { timeout: 5000 }).toBeNull();

  it('ends every call by its deadline while Redis is frozen, and tells a lost answer from an unsent call', async () => {
    const store = await connect();
    await put(store, 'before');
    await server.pause();
    const began = performance.now();
    const codes = await Promise.all([
      codeOf(put(store, 'a')),
      codeOf(store.get('a')),
      codeOf(store.range('all', { limit: 1 })),
      codeOf(store.ledgerHead()),
    ]);
    expect(codes).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
    expect(performance.now() - began).toBeLessThan(timeoutMs * 2);
    expect(store.readiness()).toMatch(/cell1/);
    expect(await codeOf(put(store, 'b'))).toBe('UNAVAILABLE');
    expect(await codeOf(store.get('b'))).toBe('UNAVAILABLE');

    await server.resume();
    await ready(store);
    expect(await nothingOf(store, 'b')).toBe(true);
    // The lost answer may have been a yes: asked again, the commit does not happen twice.
    await codeOf(put(store, 'a'));
    expect(typesOf(await store.readLedger({ after: '', limit: 9 }))).toEqual(['before', 'a']);
  });

  it('says of commits still waiting behind a frozen call that they were not sent', async () => {
    const store = await connect();
    await server.pause();
    const first = Array.from({ length: 2000 }, (_, i) => codeOf(put(store, `k${i}`)));
    const codes = await Promise.all(first);
    expect(new Set(codes)).toEqual(new Set(['TIMEOUT', 'UNAVAILABLE']));
    await server.resume();
    await ready(store);
    for (const i of [...codes.keys()].filter((at) => codes[at] === 'UNAVAILABLE').slice(0, 20))
      expect(await store.get(`k${i}`)).toBeNull();
  });

  it('settles every commit when Redis is killed under load, and loses none that it confirmed', async () => {
    const store = await connect();
    const outcomes: (CommitResult | string)[] = [];
    const load = Array.from({ length: 20 }, async (_, worker) => {
      for (let i = 0; i < 200; i++)
        outcomes[worker * 200 + i] = await put(store, `k${worker * 200 + i}`).catch((error) => error.code);
    });
    await expect.poll(() => outcomes.filter(Boolean).length, { timeout: 5000 }).toBeGreaterThan(100);
    await server.kill();
    await Promise.all(load);
    expect(outcomes.filter((outcome) => outcome === undefined)).toEqual([]);
    expect(new Set(outcomes.filter((outcome) => typeof outcome === 'string'))).toContain('UNAVAILABLE');
    expect(await codeOf(store.get('k0'))).toBe('UNAVAILABLE');

    await server.start();
    await ready(store);
    const records = await store.getMany(outcomes.map((_, i) => `k${i}`));
    const told = new Set(typesOf(await store.readLedger({ after: '', limit: 10_000 })));
    outcomes.forEach((outcome, i) => {
      if (typeof outcome !== 'string' && outcome.committed) expect(records[i]?.version).toBe(outcome.version);
      if (outcome === 'UNAVAILABLE') expect(records[i]).toBeNull();
      expect(told.has(`k${i}`), `record and ledger of k${i}`).toBe(records[i] !== null);
    });
  });

  it('leaves open what became of a commit whose connection broke, and not of a read', async () => {
    const store = await connect(server.url, 20_000);
    await server.pause();
    const began = performance.now();
    const asked = [codeOf(put(store, 'a')), codeOf(store.get('a'))];
    await platform.clock.sleep(20);
    await server.kill();
    expect(await Promise.all(asked)).toEqual(['TIMEOUT', 'UNAVAILABLE']);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('goes on after a restart where it stopped: same records, rising versions, script sent anew', async () => {
    const store = await connect();
    await put(store, 'a');
    await server.kill();
    await expect.poll(() => store.readiness(), { timeout: 5000 }).not.toBeNull();
    await server.start();
    await ready(store);
    expect(await put(store, 'b')).toEqual({ committed: true, version: 2 });
    expect(text((await store.get('a'))?.value)).toBe('v');
  });

  it('sends its scripts again when the server has forgotten them', async () => {
    const store = await connect();
    await put(store, 'a');
    await server.command('SCRIPT', 'FLUSH');
    const results = await Promise.all([put(store, 'b'), put(store, 'a'), put(store, 'c')]);
    expect(results.map((result) => result.committed)).toEqual([true, false, true]);
    await server.command('SCRIPT', 'FLUSH');
    const after = { member: 'a', score: 1 };
    expect((await store.range('all', { limit: 9, after })).map(({ member }) => member)).toEqual(['b', 'c']);
  });

  it('lets followers go on behind their last entry after a restart', async () => {
    const store = await connect();
    const stop = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const entries of store.followLedger('', stop.signal)) seen.push(...typesOf(entries));
    })();
    await put(store, 'a');
    await expect.poll(() => seen, { timeout: 5000 }).toEqual(['a']);
    await server.kill();
    await server.start();
    await ready(store);
    await put(store, 'b');
    await expect.poll(() => seen, { timeout: 5000 }).toEqual(['a', 'b']);
    stop.abort();
    await following;
  });

  it('opens while Redis is down, says so, and works once Redis is there', async () => {
    await server.kill();
    const store = await connect();
    expect(store.readiness()).toMatch(/store cell1: .*ECONNREFUSED/);
    expect(await codeOf(put(store, 'a'))).toBe('UNAVAILABLE');
    await server.start();
    await ready(store);
    expect(await put(store, 'a')).toMatchObject({ committed: true });
  });

  it('finishes what was asked before it closes, and does nothing after', async () => {
    const store = await connect();
    const asked = Promise.all(Array.from({ length: 300 }, (_, i) => put(store, `k${i}`)));
    await store.close();
    expect((await asked).every((result) => result.committed)).toBe(true);
    expect(await codeOf(put(store, 'late'))).toBe('UNAVAILABLE');
    expect(await codeOf(store.get('k1'))).toBe('UNAVAILABLE');
  });

  it('does nothing and may be asked again when Redis has no memory left or is busy', async () => {
    const store = await connect();
    await server.command('CONFIG', 'SET', 'maxmemory', '1');
    expect(await codeOf(put(store, 'a'))).toBe('UNAVAILABLE');
    await server.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await nothingOf(store, 'a')).toBe(true);

    await server.command('CONFIG', 'SET', 'busy-reply-threshold', '1');
    const endless = server.command('EVAL', 'while true do end', '0').catch(() => 'killed');
    await expect.poll(() => codeOf(put(store, 'a', 'v', 7)), { timeout: 5000 }).toBe('UNAVAILABLE');
    expect(await server.command('SCRIPT', 'KILL')).toBe('OK');
    expect(await endless).toBe('killed');
    expect(await put(store, 'a')).toMatchObject({ committed: true });
  });

  it('is refused by a replica, and writes nothing', async () => {
    const store = await connect();
    await server.command('REPLICAOF', '127.0.0.1', '1');
    expect(await codeOf(put(store, 'a'))).toBe('REFUSED');
    await server.command('REPLICAOF', 'NO', 'ONE');
    expect(await nothingOf(store, 'a')).toBe(true);
  });

  it('refuses alone the commit that meets a key of another kind, before it writes any of it', async () => {
    const store = await connect();
    await server.command('SET', '{cell1}:index:broken', 'x');
    await server.command('RPUSH', '{cell1}:record:list', 'x');
    const index = [{ index: 'broken', member: 'm', score: 1 }];
    const codes = await Promise.all([
      codeOf(put(store, 'a')),
      codeOf(store.commit({ put: [{ key: 'b', value: bytes('v') }], ledger: [event('b')], index })),
      codeOf(put(store, 'list')),
      codeOf(put(store, 'c')),
    ]);
    expect(codes).toEqual(['done', 'REFUSED', 'REFUSED', 'done']);
    expect(await nothingOf(store, 'b')).toBe(true);
    expect(typesOf(await store.readLedger({ after: '', limit: 9 }))).toEqual(['a', 'c']);
  });

  it('uses no version again when the revision is lost but the ledger is not', async () => {
    const store = await connect();
    for (const key of ['a', 'b', 'c']) await put(store, key);
    await server.command('DEL', '{cell1}:revision');
    expect(await put(store, 'd')).toEqual({ committed: true, version: 4 });
    expect((await store.readLedger({ after: '3-0', limit: 9 })).map(({ id }) => id)).toEqual(['4-0']);
  });

  describe('and permissions', () => {
    const as = (user: string, password = 'secret') => `redis://${user}:${password}@127.0.0.1:${server.port}`;
    const allow = (user: string, ...rules: string[]) =>
      server.command('ACL', 'SETUSER', user, 'on', '>secret', ...rules);

    it('works with the rules that the topology gives the owner of a scope', async () => {
      const owner = redisUsers([scope]).find(({ name }) => name === 'cell1-conductor');
      await allow('cell1-conductor', ...(owner?.rules ?? []));
      const store = await connect(as('cell1-conductor'));
      expect(store.readiness()).toBeNull();
      expect(await put(store, 'a')).toMatchObject({ committed: true });
      const after = { member: '', score: 1 };
      expect(await store.range('all', { limit: 9, after })).toEqual([{ member: 'a', score: 1 }]);
      for await (const entries of store.followLedger('', new AbortController().signal)) {
        expect(typesOf(entries)).toEqual(['a']);
        break;
      }
    });

    it('refuses a user who may only read, and writes nothing; reading works', async () => {
      await put(await connect(), 'a');
      await allow('reader', '%R~{cell1}:*', '+@all', '-@dangerous');
      const store = await connect(as('reader'));
      expect(await codeOf(put(store, 'b'))).toBe('REFUSED');
      expect(await codeOf(put(store, 'a', 'changed', 1))).toBe('REFUSED');
      expect(await nothingOf(store, 'b')).toBe(true);
      expect(text((await store.get('a'))?.value)).toBe('v');
    });

    it.each(['xadd', 'zadd', 'zrem', 'del', 'set'])(
      'writes nothing for a user who lacks only %s',
      async (command) => {
        await allow('partial', '~{cell1}:*', '+@all', '-@dangerous', `-${command}`);
        const store = await connect(as('partial'));
        expect(await codeOf(put(store, 'a'))).toBe('REFUSED');
        expect(await nothingOf(store, 'a')).toBe(true);
        expect(await server.command('EXISTS', '{cell1}:revision')).toBe('0');
      },
    );

    it('refuses reads, writes and following in a scope that is not the user’s', async () => {
      await allow('stranger', '~{cell2}:*', '+@all', '-@dangerous');
      const store = await connect(as('stranger'));
      expect(await codeOf(store.get('a'))).toBe('REFUSED');
      expect(await codeOf(store.range('all', { limit: 1 }))).toBe('REFUSED');
      expect(await codeOf(store.ledgerHead())).toBe('REFUSED');
      expect(await codeOf(put(store, 'a'))).toBe('REFUSED');
      const following = store.followLedger('', new AbortController().signal);
      expect(await codeOf(following[Symbol.asyncIterator]().next())).toBe('REFUSED');
    });

    it('does not open for a wrong password, and keeps the password to itself', async () => {
      await allow('owner', '~*', '+@all');
      const refused = connect(as('owner', 'hunter2'));
      await expect(refused).rejects.toMatchObject({ code: 'REFUSED' });
      const error = (await refused.catch((reason: unknown) => reason)) as Error;
      expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toContain(
        'hunter2',
      );
      await expect(connect('http://127.0.0.1')).rejects.toThrow(/redis:\/\//);
    });
  });
});

import { connectRedisStore, createMemoryStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRedisServer } from './redis-server.ts';
import { bytes, event, platform, text } from './store-fixture.ts';

/** A store whose newest commits can be lost. */
interface LossyHome {
  /** Another user; as a service that owns the scope. */
  open(): Promise<Store>;
  /** Commits that are made from now on can be lost. */
  keep(): Promise<void>;
  /** The store is again what it was at the last `keep`. */
  lose(): Promise<void>;
  empty(): Promise<void>;
  end(): Promise<void>;
}

async function memoryHome(): Promise<LossyHome> {
  const world = createMemoryStore({ scope: 'placement', platform });
  let kept = 0;
  return {
    open: async () => world.open(),
    async keep() {
      world.rememberCommits(1000);
      kept = (await world.compareContinuity()).revision;
    },
    async lose() {
      world.loseCommits((await world.compareContinuity()).revision - kept);
    },
    empty: async () => world.empty(),
    end: async () => undefined,
  };
}

/** The server is killed, loses the end of its append-only file, and is started again: what a crash of its machine does. */
async function redisHome(): Promise<LossyHome> {
  const server = await startRedisServer({ alone: true });
  const stores: Store[] = [];
  const ready = () =>
    Promise.all(
      stores.map((store) => expect.poll(() => store.compareContinuity(), { timeout: 5000 }).toBeTruthy()),
    );
  let kept = 0;
  return {
    async open() {
      const scope = 'placement';
      const store = await connectRedisStore({
        url: server.url,
        scope,
        platform,
        timeoutMs: 5000,
        keeper: true,
      });
      stores.push(store);
      return store;
    },
    keep: async () => void (kept = await server.appendOnlyBytes()),
    async lose() {
      await server.kill();
      await server.truncateAppendOnly(kept);
      await server.start();
      await ready();
    },
    async empty() {
      await server.command('FLUSHALL');
    },
    async end() {
      await Promise.all(stores.map((store) => store.close()));
      await server.stop();
    },
  };
}

describe.each([
  ['memory', memoryHome],
  ['redis', redisHome],
])('the continuity of the %s store', (_name, makeHome) => {
  let home: LossyHome;
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    home = await makeHome();
    one = await home.open();
    other = await home.open();
  });
  afterEach(() => home.end());

  const put = (store: Store, key: string, more: Parameters<Store['commit']>[0] = {}) =>
    store.commit({ put: [{ key, value: bytes(key) }], ledger: [event(key)], ...more });
  const has = async (store: Store, key: string) => text((await store.get(key))?.value) === key;
  const codeOf = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('begins with the first commit into an empty scope, the same for all users', async () => {
    expect(one.continuity()).toEqual({
      ...{ epoch: '', start: null, recovering: false, revision: 0, broken: null },
    });
    await one.commit({ expect: [{ key: 'a', version: 0 }] });
    expect((await one.compareContinuity()).epoch).toBe('');
    await Promise.all([put(one, 'a'), put(other, 'b'), put(one, 'c')]);
    const { epoch, start, broken } = await one.compareContinuity();
    expect(epoch).toMatch(/^[0-9a-f]{16}$/);
    expect([start, broken]).toEqual(['created', null]);
    expect(await other.compareContinuity()).toEqual(one.continuity());
    expect(one.continuity().revision).toBe(3);
  });

  it('is broken where the newest commits are lost: said at once, and nothing more is taken', async () => {
    const told: string[] = [];
    one.onBackwards(({ kind }) => told.push(kind));
    await put(one, 'a');
    await home.keep();
    await put(one, 'lost');
    await home.lose();
    expect(await codeOf(put(one, 'b'))).toBe('BACKWARDS');
    expect(told).toEqual(['backwards']);
    expect(one.readiness()).toMatch(
      /store placement: the store went backwards: revision 2 .* now at revision 1/,
    );
    expect([await has(one, 'a'), await has(one, 'lost'), await has(one, 'b')]).toEqual([true, false, false]);
  });

  it('is found to be broken by the one who saw what was lost, also when others have gone on from there', async () => {
    await put(other, 'a');
    await home.keep();
    await put(one, 'lost');
    await home.lose();
    const late = await home.open();
    for (const key of ['b', 'c', 'd']) await put(late, key);
    expect(await codeOf(put(one, 'e'))).toBe('BACKWARDS');
    expect((await one.compareContinuity()).broken).toMatchObject({ kind: 'backwards' });
  });

  it('is broken where everything is gone, and no empty world is begun by those who knew another', async () => {
    await put(one, 'a');
    await put(other, 'b');
    await home.empty();
    expect(await codeOf(put(one, 'c'))).toBe('BACKWARDS');
    expect(one.readiness()).toMatch(/the store was emptied/);
    expect(await has(one, 'c')).toBe(false);
    const stranger = await home.open();
    await put(stranger, 'x');
    expect(await codeOf(put(other, 'd'))).toBe('BACKWARDS');
    expect(other.continuity().broken).toMatchObject({ kind: 'replaced' });
  });

  it('is restored by its owner with a new epoch, whose versions nobody has seen before', async () => {
    await put(one, 'a');
    await put(other, 'b');
    await home.keep();
    for (const key of ['l1', 'l2', 'l3']) await put(one, key);
    await home.lose();
    expect(await codeOf(put(one, 'c'))).toBe('BACKWARDS');
    const recovering = await put(one, 'r', { epoch: 'recovering' });
    expect(recovering.committed && recovering.version).toBeGreaterThan(1_000_000);
    expect(one.readiness()).toBeNull();
    expect(one.continuity()).toMatchObject({ start: 'recovering', broken: null });
    expect(await codeOf(put(other, 'd'))).toBe('BACKWARDS');
    expect(await has(other, 'd')).toBe(false);
    expect(other.continuity()).toMatchObject({ start: 'recovering', broken: null });
    expect(await codeOf(put(other, 'd'))).toBe('done');
    expect((await put(one, 'e', { epoch: 'recovered' })).committed).toBe(true);
    expect((await other.compareContinuity()).start).toBe('recovered');
    expect(await codeOf(put(other, 'f'))).toBe('done');
  });

  it('lets one of two owners who both saw the loss begin to recover', async () => {
    await put(one, 'a');
    await home.keep();
    await put(one, 'l1');
    await put(other, 'l2');
    await home.lose();
    await Promise.all([one.compareContinuity(), other.compareContinuity()]);
    const begun = await Promise.all(
      [one, other].map((store) => codeOf(put(store, 'r', { epoch: 'recovering' }))),
    );
    expect(begun.toSorted()).toEqual(['BACKWARDS', 'done']);
    expect([one.continuity(), other.continuity()].map(({ broken }) => broken)).toEqual([null, null]);
  });

  it('refuses an epoch that is begun by nothing', async () => {
    await expect(one.commit({ epoch: 'recovered' })).rejects.toThrow(/epoch: /);
  });
});

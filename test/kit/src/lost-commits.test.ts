import { replaceMethod } from '@cellflow/stack';
import type { Commit, MemoryStore, Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { TestCloud } from './test-cloud.ts';

const profile = {
  hosts: [{ name: '{cell}-h{n}', count: 3, inventory: { VCPU: 4, MEMORY_MB: 8192, DISK_GB: 100 } }],
};

const placementOf = (cloud: TestCloud) => cloud.stack.stores.placement as MemoryStore;

/** What each active server says it holds, and what placement says. */
async function holdings(cloud: TestCloud) {
  const active = (await cloud.instances()).filter(({ vmState }) => vmState === 'active');
  const held = await cloud.allocations();
  return {
    cells: active.map(({ uuid, host }) => `${uuid} ${host}`).sort(),
    placement: held.map(({ consumer, host }) => `${consumer} ${host}`).sort(),
  };
}

async function recovered(cloud: TestCloud, times = 1): Promise<void> {
  await cloud.waitFor(
    async () =>
      (await cloud.ledger('placement')).filter(({ event }) => event.type === 'store.recovered').length,
    (count) => count >= times,
    { what: 'the end of the recovery' },
  );
}

async function expectSound(cloud: TestCloud): Promise<void> {
  for (const { name, used, inventories } of await cloud.providers())
    for (const { resourceClass, amount } of used) {
      const total = inventories.find((inventory) => inventory.resourceClass === resourceClass)?.total ?? 0;
      if (amount > total) throw new Error(`${name} holds ${amount} ${resourceClass} of ${total}`);
    }
  const { cells, placement } = await holdings(cloud);
  expect(placement).toEqual(cells);
}

describe('a placement store that goes backwards', { timeout: 60_000 }, () => {
  it.each(Array.from({ length: 9 }, (_, at) => at + 1))(
    'by %i commits, after servers were booted: what runs is held again, and nothing twice',
    async (count) => {
      await using cloud = await TestCloud.start({ on: 'memory', cells: 2, profile });
      placementOf(cloud).rememberCommits(100);
      await cloud.settled(await cloud.boot(3));
      await cloud.delete((await cloud.servers())[0]!.id);
      await cloud.settled(await cloud.boot(5));
      const before = await holdings(cloud);
      expect(before.placement).toEqual(before.cells);
      expect(placementOf(cloud).loseCommits(count)).toBe(count);
      const late = await cloud.boot(4);
      const ended = await cloud.settled(late);
      expect(ended.map((server) => server?.status)).toEqual(late.map(() => 'ACTIVE'));
      await recovered(cloud);
      await expectSound(cloud);
    },
  );

  it('while servers are booted and deleted, again and again, through two replicas', async () => {
    await using cloud = await TestCloud.start({
      ...{ on: 'memory', cells: 2, profile, replicas: { placement: 2 } },
    });
    placementOf(cloud).rememberCommits(100);
    const ids: string[] = [];
    for (const count of [1, 2, 3, 5, 8]) {
      const booted = await cloud.boot(2);
      await cloud.waitFor(
        async () => (await cloud.allocations()).length,
        (held) => held > 0,
        { what: 'a claim' },
      );
      expect(placementOf(cloud).loseCommits(count)).toBeGreaterThan(0);
      ids.push(...booted);
      await cloud.settled(booted);
    }
    expect((await cloud.settled(ids)).every((server) => server?.status === 'ACTIVE')).toBe(true);
    for (const id of ids.slice(0, 4)) await cloud.delete(id);
    await cloud.waitFor(
      async () => (await cloud.allocations()).length,
      (held) => held === ids.length - 4,
      { what: 'the release of what the deleted servers held' },
    );
    await cloud.waitFor(
      async () => (await holdings(cloud)).cells.length,
      (active) => active === ids.length - 4,
      { what: 'the end of the deleted servers' },
    );
    await expectSound(cloud);
  });
});

describe('a placement store that goes backwards amid a crowd of boots', { timeout: 120_000 }, () => {
  it.each([1, 2, 4, 7])(
    'by %i commits: the cloud fills up to its last VCPU, and no further',
    async (count) => {
      await using cloud = await TestCloud.start({
        on: 'memory',
        cells: 2,
        profile,
        replicas: { placement: 2 },
      });
      placementOf(cloud).rememberCommits(100);
      const crowd = (await Promise.all(Array.from({ length: 20 }, () => cloud.boot(1)))).flat();
      for (const some of [2, 6, 12]) {
        await cloud.waitFor(
          async () => (await cloud.allocations()).length,
          (held) => held >= some,
          { what: `${some} claims` },
        );
        placementOf(cloud).loseCommits(count);
      }
      const ended = await cloud.settled(crowd);
      expect(ended.filter((server) => server?.status !== 'ACTIVE')).toEqual([]);
      await cloud.settled(await cloud.boot(4));
      const [last] = await cloud.settled(await cloud.boot(1));
      expect(last?.status).toBe('ERROR');
      await expectSound(cloud);
    },
  );
});

describe('a claim that placement loses before the cell has recorded it', { timeout: 60_000 }, () => {
  it('is made again, and where others took the room meanwhile it is refused', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let held = false;
    const holdBackFirst = (store: Store): Store =>
      replaceMethod(store, 'commit', async (change: Commit) => {
        const first = !held;
        held = true;
        if (first) await released;
        return store.commit(change);
      });
    await using cloud = await TestCloud.start({
      ...{ on: 'memory', cells: 1, profile: { hosts: [{ ...profile.hosts[0], count: 1 }] } },
      wrap: {
        store: (store, user) =>
          user === 'super-conductor' && store.scope === 'cell1' ? holdBackFirst(store) : store,
      },
    });
    placementOf(cloud).rememberCommits(10);
    const early = await cloud.boot(1);
    await cloud.waitFor(
      () => held,
      (is) => is,
      { what: 'the claim' },
    );
    placementOf(cloud).loseCommits(1);
    const others = await cloud.settled(await cloud.boot(4));
    expect(others.map((server) => server?.status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
    release();
    const [late] = await cloud.settled(early);
    expect(late?.status).toBe('ERROR');
    await expectSound(cloud);
  });
});

describe('a placement store that is emptied', { timeout: 60_000 }, () => {
  it('lets boots wait until hosts and cells have told again, and buries nobody', async () => {
    await using cloud = await TestCloud.start({ on: 'memory', cells: 2, profile });
    const ids = await cloud.boot(6);
    await cloud.settled(ids);
    placementOf(cloud).empty();
    const late = await cloud.boot(6);
    const ended = await cloud.settled(late);
    expect(ended.map((server) => server?.status)).toEqual(late.map(() => 'ACTIVE'));
    expect((await cloud.providers()).length).toBe(6);
    await expectSound(cloud);
    const types = (await cloud.ledger('placement')).map(({ event }) => event.type);
    expect(types[0]).toBe('store.recovering');
    const claimed = types.indexOf('allocation.claimed');
    expect(claimed).toBeGreaterThan(types.indexOf('store.recovered'));
  });
});

describe('the store of a cell that goes backwards', { timeout: 60_000 }, () => {
  it.each([1, 2])(
    'by %i commits: its computes tell again what they run, and servers are active again',
    async (count) => {
      await using cloud = await TestCloud.start({ on: 'memory', cells: 1, profile });
      const store = cloud.stack.stores.cells.get('cell1') as MemoryStore;
      store.rememberCommits(10);
      await cloud.settled(await cloud.boot(1));
      store.loseCommits(count);
      const stateOf = async () => (await cloud.instances()).map(({ vmState }) => vmState);
      expect(await stateOf()).toEqual(['building']);
      await cloud.waitFor(stateOf, ([state]) => state === 'active', { what: 'an active server' });
      expect((await cloud.ledger('cell1')).map(({ event }) => event.type)).toContain('store.recovered');
      await cloud.settled(await cloud.boot(2));
      await expectSound(cloud);
    },
  );
});

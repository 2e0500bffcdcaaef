import type { Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { startRestOn, uuidOf } from './fixture.ts';

/** A store whose ledger is heard late: not before `hear` is called. */
function heardLate(store: Store) {
  let hear = () => {};
  let heard = Promise.resolve();
  const late: Store = {
    ...store,
    async *followLedger(after, signal) {
      for await (const batch of store.followLedger(after, signal)) {
        await heard;
        yield batch;
      }
    },
  };
  return {
    store: late,
    deafen: () => (heard = new Promise<void>((resolve) => (hear = resolve))),
    /** A good many turns later, so that whoever does not wait for the news has gone on without. */
    async hear() {
      for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      hear();
    },
  };
}

type Rest = Awaited<ReturnType<typeof startRestOn>>;

/** Two replicas on one store, of which the second hears of the first one's writes when it is told to. */
async function twoReplicas(...providers: readonly { n: number; parent?: number }[]) {
  const store = testStore();
  const ears = heardLate(store);
  const [one, two] = [await startRestOn(store), await startRestOn(ears.store)];
  for (const { n, parent } of providers) await create(one, n, parent);
  await one.ask('PUT', '/resource_classes/CUSTOM_GPU');
  await one.ask('PUT', '/traits/CUSTOM_GOLD');
  await two.engine.replica.current();
  return { one, two, ears };
}

const at = (n: number, part = '') => `/resource_providers/${uuidOf(n)}${part}`;

const create = (rest: Rest, n: number, parent?: number) =>
  rest.ask('POST', '/resource_providers', {
    ...{ uuid: uuidOf(n), name: `h${n}` },
    ...(parent !== undefined && { parent_provider_uuid: uuidOf(parent) }),
  });

const move = (rest: Rest, n: number, parent: number | null) =>
  rest.ask('PUT', at(n), { name: `h${n}`, parent_provider_uuid: parent === null ? null : uuidOf(parent) });

const addGpus = (rest: Rest, n: number) =>
  rest.ask('POST', at(n, '/inventories'), { resource_class: 'CUSTOM_GPU', total: 1 });

const setGold = (rest: Rest, n: number) =>
  rest.ask('PUT', at(n, '/traits'), { resource_provider_generation: 0, traits: ['CUSTOM_GOLD'] });

/** Everything that a replica shows, which must hold together: parents, roots, classes and traits. */
async function pictureOf(rest: Rest) {
  const { resource_providers: providers } = (await rest.ask('GET', '/resource_providers')).body;
  const parts = async (uuid: string) => ({
    inventories: (await rest.ask('GET', `/resource_providers/${uuid}/inventories`)).body,
    traits: (await rest.ask('GET', `/resource_providers/${uuid}/traits`)).body.traits as string[],
  });
  const shown = await Promise.all(
    providers.map(async (one: { uuid: string }) => ({ ...one, ...(await parts(one.uuid)) })),
  );
  const classes = (await rest.ask('GET', '/resource_classes')).body.resource_classes;
  const traits = (await rest.ask('GET', '/traits?name=startswith:CUSTOM')).body.traits;
  // Replicas list in the order in which they heard of things.
  shown.sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  return { shown, classes: classes.map((one: { name: string }) => one.name).sort(), traits: traits.sort() };
}

async function expectOnePicture(...replicas: Rest[]) {
  const [first, ...others] = await Promise.all(replicas.map(pictureOf));
  for (const picture of others) expect(picture).toEqual(first);
  const byUuid = new Map(first!.shown.map((one) => [one.uuid, one]));
  for (const provider of first!.shown) {
    let top = provider;
    for (let steps = 0; top.parent_provider_uuid !== null && steps < 10; steps += 1) {
      top = byUuid.get(top.parent_provider_uuid);
    }
    expect(provider.root_provider_uuid).toBe(top.uuid);
    expect(first!.classes).toEqual(expect.arrayContaining(Object.keys(provider.inventories.inventories)));
    expect(first!.traits).toEqual(expect.arrayContaining(provider.traits));
  }
}

interface Race {
  readonly providers: readonly { n: number; parent?: number }[];
  readonly first: (rest: Rest) => Promise<{ status: number }>;
  readonly second: (rest: Rest) => Promise<{ status: number }>;
}

const trees = [{ n: 1 }, { n: 2, parent: 1 }, { n: 3 }, { n: 4, parent: 3 }];
const branches = [
  { n: 1 },
  { n: 2, parent: 1 },
  { n: 3, parent: 2 },
  { n: 4, parent: 1 },
  { n: 5, parent: 4 },
];

/** Of the two, one must win and one be refused, in whichever order they come. */
const races: Record<string, Race> = {
  'a child and the removal of its parent': {
    providers: [{ n: 1 }],
    first: (rest) => create(rest, 2, 1),
    second: (rest) => rest.ask('DELETE', at(1)),
  },
  'a move below a provider and its removal': {
    providers: [{ n: 1 }, { n: 2 }],
    first: (rest) => move(rest, 2, 1),
    second: (rest) => rest.ask('DELETE', at(1)),
  },
  'an inventory and the removal of its class': {
    providers: [{ n: 1 }],
    first: (rest) => addGpus(rest, 1),
    second: (rest) => rest.ask('DELETE', '/resource_classes/CUSTOM_GPU'),
  },
  'a trait of a provider and its removal': {
    providers: [{ n: 1 }],
    first: (rest) => setGold(rest, 1),
    second: (rest) => rest.ask('DELETE', '/traits/CUSTOM_GOLD'),
  },
  'two moves of trees that together make a loop': {
    providers: trees,
    first: (rest) => move(rest, 1, 4),
    second: (rest) => move(rest, 3, 2),
  },
  'two moves within a tree that together make a loop': {
    providers: branches,
    first: (rest) => move(rest, 2, 5),
    second: (rest) => move(rest, 4, 3),
  },
  'two providers of one name': {
    providers: [{ n: 1 }],
    first: (rest) => rest.ask('POST', '/resource_providers', { name: 'same' }),
    second: (rest) => rest.ask('PUT', at(1), { name: 'same' }),
  },
};

describe.each(Object.entries(races))('of %s', (_what, { providers, first, second }) => {
  it('one wins where both come at the same time', async () => {
    const { one, two } = await twoReplicas(...providers);
    const replies = await Promise.all([first(one), second(two)]);
    expect(replies.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(replies.filter(({ status }) => status >= 400 && status < 500)).toHaveLength(1);
    await expectOnePicture(one, two);
  });

  it.each([
    ['first', first, second],
    ['second', second, first],
  ])('the %s wins where the other replica has not heard of it', async (_which, early, late) => {
    const { one, two, ears } = await twoReplicas(...providers);
    ears.deafen();
    expect((await early(one)).status).toBeLessThan(300);
    const refused = late(two);
    await ears.hear();
    const { status } = await refused;
    expect([status >= 400, status < 500]).toEqual([true, true]);
    await expectOnePicture(one, two);
  });
});

describe('a tree that is moved while it grows', () => {
  it('takes the child that this replica has not heard of along', async () => {
    const { one, two, ears } = await twoReplicas(...trees);
    ears.deafen();
    expect((await create(one, 5, 2)).status).toBe(200);
    const moving = move(two, 1, 4);
    await ears.hear();
    expect((await moving).status).toBe(200);
    expect((await two.ask('GET', at(5))).body.root_provider_uuid).toBe(uuidOf(3));
    await expectOnePicture(one, two);
  });
});

describe('many providers that name one new class at once', () => {
  it('are all registered, through whichever replica, on a store that takes its time', async () => {
    const store = testStore();
    const slow: Store = {
      ...store,
      async commit(change) {
        for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve));
        return store.commit(change);
      },
    };
    const [one, two] = [await startRestOn(slow), await startRestOn(slow)];
    const report = (n: number) => ({
      uuid: uuidOf(n),
      name: `h${n}`,
      inventories: [{ resourceClass: 'CUSTOM_NEW', total: 1 }],
      traits: ['CUSTOM_OF_DRIVER'],
    });
    await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 ? one : two).update(report(n + 1))));
    const query = 'resources=CUSTOM_NEW:1&required=CUSTOM_OF_DRIVER';
    const { body } = await one.ask('GET', `/resource_providers?${query}`);
    expect(body.resource_providers).toHaveLength(200);
    await expectOnePicture(one, two);
  });
});

describe('a replica that has not heard of what is gone', () => {
  it('removes the parent of children that were removed elsewhere', async () => {
    const { one, two, ears } = await twoReplicas(...branches);
    ears.deafen();
    for (const n of [3, 5, 2, 4]) expect((await one.ask('DELETE', at(n))).status).toBe(204);
    expect((await two.ask('DELETE', at(1))).status).toBe(204);
    await ears.hear();
    await expectOnePicture(one, two);
  });

  it('refuses nothing on grounds that it came upon only when it looked again', async () => {
    const { one, two, ears } = await twoReplicas(...branches);
    ears.deafen();
    for (const n of [3, 5]) await one.ask('DELETE', at(n));
    const firstThere = two.engine.writer.perform({
      lane: 'any',
      evaluate: (view) => [3, 5].find((n) => view.provider(uuidOf(n)) !== null) ?? null,
    });
    expect(await firstThere).toBeNull();
    await ears.hear();
  });
});

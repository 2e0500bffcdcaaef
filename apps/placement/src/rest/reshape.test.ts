import { describe, expect, it } from 'vitest';
import { host, testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [root, numa0, numa1] = [uuidOf(1), uuidOf(2), uuidOf(3)];
const [c1, c2] = [uuidOf(101), uuidOf(102)];
const vcpu = (total: number) => ({ VCPU: { total } });

/** A host with two servers on its root, and two NUMA nodes below it that have nothing yet. */
async function flatHost() {
  const store = testStore();
  const [one, two] = [await startRestOn(store), await startRestOn(store)];
  await one.update({ ...host(1, 8), uuid: root });
  for (const n of [2, 3])
    await one.update({ ...host(n), uuid: uuidOf(n), parentUuid: root, inventories: [] });
  await one.ask('PUT', `/allocations/${c1}`, claimBody({ [root]: { VCPU: 3, MEMORY_MB: 100 } }));
  await one.ask('PUT', `/allocations/${c2}`, claimBody({ [root]: { VCPU: 2, MEMORY_MB: 100 } }));
  await two.engine.replica.current();
  const provider = async (uuid: string) => {
    await one.engine.replica.current();
    return one.engine.memory.graph.get(uuid)!.record;
  };
  const picture = async () => ({
    providers: await Promise.all([root, numa0, numa1].map(provider)),
    consumers: [await one.show(c1), await one.show(c2)],
  });
  const generations = async () => (await picture()).providers.map(({ generation }) => generation);
  return { one, two, provider, picture, generations };
}

interface Wanted {
  readonly nodes?: readonly [number, number];
  readonly memory?: number;
  readonly generations: readonly number[];
  readonly claims?: object;
}

/** VCPUs go to the NUMA nodes, memory stays on the root. */
const toNodes = ({ nodes = [4, 4], memory = 65536, generations, claims }: Wanted) => {
  const inventories = [{ MEMORY_MB: { total: memory } }, vcpu(nodes[0]), vcpu(nodes[1])];
  return {
    inventories: Object.fromEntries(
      [root, numa0, numa1].map((uuid, at) => [
        uuid,
        { inventories: inventories[at], resource_provider_generation: generations[at] },
      ]),
    ),
    allocations: claims ?? {
      [c1]: claimBody({ [numa0]: { VCPU: 3 }, [root]: { MEMORY_MB: 100 } }, 1),
      [c2]: claimBody({ [numa1]: { VCPU: 2 }, [root]: { MEMORY_MB: 100 } }, 1),
    },
  };
};

describe('a reshape', () => {
  it('moves inventory and allocations to new children in one step', async () => {
    const { one, generations, provider } = await flatHost();
    const before = await generations();
    const body = toNodes({ generations: before });
    expect((await one.ask('POST', '/reshaper', body)).status).toBe(204);
    expect((await one.show(c1)).allocations).toMatchObject({
      [numa0]: { resources: { VCPU: 3 } },
      [root]: { resources: { MEMORY_MB: 100 } },
    });
    expect((await one.show(c2)).consumer_generation).toBe(2);
    const after = await provider(root);
    expect(after.inventories.map(({ resourceClass }) => resourceClass)).toEqual(['MEMORY_MB']);
    expect(after.used).toEqual([{ resourceClass: 'MEMORY_MB', amount: 200 }]);
    expect((await provider(numa1)).used).toEqual([{ resourceClass: 'VCPU', amount: 2 }]);
    expect(await generations()).toEqual(before.map((generation) => generation + 3));
  });

  it.each([
    ['does not fit its new place', { nodes: [2, 4] as const }, 'placement.undefined_code'],
    ['would lose what is in use', { claims: {} }, 'placement.inventory.inuse'],
    [
      'names another generation of a consumer',
      { claims: { [c1]: claimBody({}, 7) } },
      'placement.concurrent_update',
    ],
  ])('that %s leaves the old picture', async (_why, change, code) => {
    const { one, two, generations, picture } = await flatHost();
    const before = await picture();
    const body = toNodes({ generations: await generations(), ...change });
    expect(await two.ask('POST', '/reshaper', body)).toMatchObject({ status: 409, code });
    expect(await picture()).toEqual(before);
    await one.stop();
  });

  it('of another generation of a provider, or of one that does not exist, changes nothing', async () => {
    const { one, generations, picture } = await flatHost();
    const before = await picture();
    const [first = 0, ...rest] = await generations();
    const stale = await one.ask('POST', '/reshaper', toNodes({ generations: [first - 1, ...rest] }));
    expect(stale).toMatchObject({ status: 409, code: 'placement.concurrent_update' });
    const nobody = {
      inventories: { [uuidOf(9)]: { inventories: {}, resource_provider_generation: 0 } },
      allocations: {},
    };
    expect(await one.ask('POST', '/reshaper', nobody)).toMatchObject({
      status: 400,
      code: 'placement.resource_provider.not_found',
    });
    const unknownHost = {
      inventories: {},
      allocations: { [c1]: claimBody({ [uuidOf(9)]: { VCPU: 1 } }, 1) },
    };
    expect(await one.ask('POST', '/reshaper', unknownHost)).toMatchObject({
      status: 400,
      code: 'placement.undefined_code',
    });
    expect(await picture()).toEqual(before);
  });

  it('and a claim on the old root at once, on two replicas, end as one after the other', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { one, two, generations, provider } = await flatHost();
      const body = toNodes({ generations: await generations() });
      const [reshaped, claimed] = await Promise.all([
        one.ask('POST', '/reshaper', body),
        two.ask('PUT', `/allocations/${uuidOf(103)}`, claimBody({ [root]: { VCPU: 1 } })),
      ]);
      expect([reshaped.status, claimed.status].sort()).toEqual([204, 409]);
      const used = (await provider(root)).used.find(({ resourceClass }) => resourceClass === 'VCPU');
      expect(used?.amount).toBe(claimed.status === 204 ? 6 : undefined);
      for (const replica of [one, two]) await replica.stop();
    }
  });

  it('is there from 1.30, and its claims are those of the version', async () => {
    const { one, generations } = await flatHost();
    const body = toNodes({ generations: await generations() });
    expect((await one.ask('POST', '/reshaper', body, 29)).status).toBe(404);
    expect((await one.ask('POST', '/reshaper', body, 30)).detail).toContain('consumer_type');
    expect((await one.ask('POST', '/reshaper', { inventories: {} })).detail).toContain("'allocations'");
    expect((await one.ask('POST', '/reshaper', { ...body, more: 1 })).detail).toContain('unexpected');
    const overfull = toNodes({ generations: await generations(), memory: 0 });
    expect((await one.ask('POST', '/reshaper', overfull)).status).toBe(400);
  });
});

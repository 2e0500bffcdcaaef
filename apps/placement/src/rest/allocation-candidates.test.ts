import { describe, expect, it } from 'vitest';
import { seededRandom } from '@cellflow/platform';
import { testCandidates, testPlatform, testStore } from '../fixture.ts';
import type { ReplicaOptions } from '../fixture.ts';
import { startRestOn, uuidOf } from './fixture.ts';

const [flat, numa, node0, node1, pool] = [1, 2, 3, 4, 5].map(uuidOf) as [
  string,
  string,
  string,
  string,
  string,
];
const aggregate = uuidOf(99);

const inventory = (resourceClass: string, total: number) => ({ resourceClass, total });

/** A plain host; one with its processors on two NUMA children and its disk shared by a pool. */
async function cloud(options?: ReplicaOptions) {
  const rest = await startRestOn(testStore(), options);
  const host = { cell: 'cell1', availabilityZone: 'az1' };
  await rest.update({
    ...{ ...host, uuid: flat, name: 'flat', traits: ['HW_CPU_X86_VMX'] },
    inventories: [inventory('VCPU', 8), inventory('MEMORY_MB', 4096), inventory('DISK_GB', 100)],
  });
  await rest.update({
    ...{ ...host, uuid: numa, name: 'numa', aggregates: [aggregate] },
    inventories: [inventory('MEMORY_MB', 4096)],
  });
  for (const uuid of [node0, node1]) {
    const name = uuid === node0 ? 'node0' : 'node1';
    await rest.update({ ...host, uuid, name, parentUuid: numa, inventories: [inventory('VCPU', 4)] });
  }
  await rest.update({
    ...{ ...host, uuid: pool, name: 'pool', aggregates: [aggregate], traits: ['MISC_SHARES_VIA_AGGREGATE'] },
    inventories: [inventory('DISK_GB', 1000)],
  });
  const list = async (query: string, minor = 39) =>
    (await rest.ask('GET', `/allocation_candidates?${query}`, undefined, minor)).body;
  return { ...rest, list };
}

const all = 'resources=VCPU:2,MEMORY_MB:512,DISK_GB:10';

describe('GET /allocation_candidates', () => {
  it('has summaries of whole trees, and says which provider serves which group', async () => {
    const { list } = await cloud();
    const body = await list(all);
    expect(body.allocation_requests).toEqual([
      {
        allocations: { [flat]: { resources: { VCPU: 2, MEMORY_MB: 512, DISK_GB: 10 } } },
        mappings: { '': [flat] },
      },
      ...[node0, node1].map((node) => ({
        allocations: {
          [node]: { resources: { VCPU: 2 } },
          [numa]: { resources: { MEMORY_MB: 512 } },
          [pool]: { resources: { DISK_GB: 10 } },
        },
        mappings: { '': [node, numa, pool] },
      })),
    ]);
    expect(Object.keys(body.provider_summaries).sort()).toEqual([flat, numa, node0, node1, pool].sort());
    expect(body.provider_summaries[node1]).toEqual({
      resources: { VCPU: { capacity: 4, used: 0 } },
      traits: [],
      parent_provider_uuid: numa,
      root_provider_uuid: numa,
    });
    expect(body.provider_summaries[flat]).toMatchObject({
      traits: ['HW_CPU_X86_VMX'],
      parent_provider_uuid: null,
      root_provider_uuid: flat,
    });
  });

  it('lists providers of a tree that serve nothing from 1.29 only, and mappings from 1.34', async () => {
    const { list } = await cloud();
    const inTree = `resources=VCPU:4,MEMORY_MB:1,DISK_GB:200`;
    const { allocation_requests: requests, provider_summaries: summaries } = await list(inTree, 33);
    expect(requests).toHaveLength(2);
    expect(requests[0]).not.toHaveProperty('mappings');
    expect(Object.keys(summaries)).toHaveLength(4);
    const onRoots = async (minor: number) =>
      Object.keys((await list('resources=MEMORY_MB:1', minor)).provider_summaries).sort();
    expect(await onRoots(29)).toEqual([flat, numa, node0, node1]);
    expect(await onRoots(28)).toEqual([flat, numa]);
    const before = await list(inTree, 28);
    expect(before).toEqual({ allocation_requests: [], provider_summaries: {} });
  });

  it('has each version its own form', async () => {
    const { list, ask } = await cloud();
    const bodies = new Map<number, { allocation_requests: object[]; provider_summaries: object }>();
    for (const minor of [10, 12, 17, 27, 28]) bodies.set(minor, await list('resources=VCPU:5', minor));
    const summary = (minor: number) => bodies.get(minor)?.provider_summaries;
    const vcpu = { VCPU: { capacity: 8, used: 0 } };
    expect(bodies.get(10)?.allocation_requests).toEqual([
      { allocations: [{ resource_provider: { uuid: flat }, resources: { VCPU: 5 } }] },
    ]);
    expect(summary(10)).toEqual({ [flat]: { resources: vcpu } });
    expect(bodies.get(12)?.allocation_requests).toEqual([
      { allocations: { [flat]: { resources: { VCPU: 5 } } } },
    ]);
    expect(summary(17)).toEqual({ [flat]: { resources: vcpu, traits: ['HW_CPU_X86_VMX'] } });
    expect(summary(27)).toMatchObject({ [flat]: { resources: { ...vcpu, DISK_GB: {}, MEMORY_MB: {} } } });
    expect((await ask('GET', '/allocation_candidates?resources=VCPU:1', undefined, 9)).status).toBe(404);
  });

  it('ends at the limit, each host before any host again', async () => {
    const { list } = await cloud();
    const { allocation_requests: requests } = await list('resources=VCPU:1&limit=2');
    const providers = requests.map((each: { allocations: object }) => Object.keys(each.allocations)[0]);
    expect(providers).toEqual([flat, node0]);
  });

  it('is empty where nobody has what is asked, and refuses what nobody has made', async () => {
    const { list, ask } = await cloud();
    expect(await list('resources=VGPU:1')).toEqual({ allocation_requests: [], provider_summaries: {} });
    for (const [query, what] of [
      ['resources=CUSTOM_NO:1', 'CUSTOM_NO'],
      ['resources=VCPU:1&required=CUSTOM_T', 'CUSTOM_T'],
      ['resources=VCPU:1&required=!CUSTOM_T', 'CUSTOM_T'],
      ['resources=VCPU:1&root_required=CUSTOM_R', 'CUSTOM_R'],
    ]) {
      const refused = await ask('GET', `/allocation_candidates?${query}`);
      expect(refused).toMatchObject({ status: 400, detail: expect.stringContaining(what!) });
    }
  });
});

describe('chance', () => {
  const sample = async (seed: number) => {
    const platform = { ...testPlatform, random: seededRandom(seed) };
    const { list } = await cloud({ platform, config: { randomizeAllocationCandidates: true } });
    const { allocation_requests: requests } = await list('resources=VCPU:1&limit=1');
    return Object.keys(requests[0].allocations)[0] as string;
  };

  it('decides what a limit leaves out: the same for the same seed, anything in the end', async () => {
    const seeds = Array.from({ length: 24 }, (_, seed) => seed);
    const chosen = await Promise.all(seeds.map(sample));
    expect(await Promise.all(seeds.map(sample))).toEqual(chosen);
    expect(new Set(chosen)).toEqual(new Set([flat, node0, node1]));
  });

  it('leaves nothing out and adds nothing without a limit', async () => {
    const { list } = await cloud({ config: { randomizeAllocationCandidates: true } });
    const plain = await cloud();
    const sorted = (body: { allocation_requests: object[] }) =>
      body.allocation_requests.map((each) => JSON.stringify(each)).sort();
    expect(sorted(await list(all))).toEqual(sorted(await plain.list(all)));
  });
});

describe('a candidate that is stored', () => {
  const claim = (candidateUuid: string, generation: number | null = null) => ({
    ...{ candidate_uuid: candidateUuid, project_id: 'p', user_id: 'u' },
    ...{ consumer_generation: generation, consumer_type: 'INSTANCE' },
  });

  it('is claimed by its uuid instead of allocations', async () => {
    const { list, ask, show } = await cloud();
    const { allocation_requests: requests } = await list(`${all}&store=true`);
    const { uuid, expires_at: expiresAt, allocations } = requests[1];
    expect(Date.parse(expiresAt)).toBeGreaterThan(0);
    expect(await ask('PUT', `/allocations/${uuidOf(50)}`, claim(uuid))).toMatchObject({ status: 204 });
    const shown = await show(uuidOf(50));
    expect(Object.keys(shown.allocations).sort()).toEqual(Object.keys(allocations).sort());
    expect(shown).toMatchObject({ project_id: 'p', consumer_type: 'INSTANCE', consumer_generation: 1 });
    expect((await ask('PUT', `/allocations/${uuidOf(50)}`, claim(uuid, 7))).code).toBe(
      'placement.concurrent_update',
    );
  });

  it('is 410 once it is forgotten, and no property of earlier versions', async () => {
    const { ask, list } = await cloud({ candidates: testCandidates() });
    const { allocation_requests: requests } = await list('resources=VCPU:1');
    expect(requests[0]).not.toHaveProperty('uuid');
    const path = `/allocations/${uuidOf(50)}`;
    expect(await ask('PUT', path, claim(uuidOf(51)))).toMatchObject({
      status: 410,
      code: 'placement.candidate.expired',
    });
    expect((await ask('PUT', path, claim(uuidOf(51)), 27)).status).toBe(400);
    expect(
      (await ask('GET', '/allocation_candidates?resources=VCPU:1&store=true', undefined, 27)).status,
    ).toBe(400);
    const both = { ...claim(uuidOf(51)), allocations: {} };
    expect((await ask('PUT', path, both)).status).toBe(400);
  });
});

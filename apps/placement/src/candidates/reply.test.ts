import type { Init } from '@cellflow/contracts-common';
import { GetAllocationCandidatesResponse } from '@cellflow/contracts-placement';
import type { RequestGroup, UpdateProviderRequest } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

const resources = [{ resourceClass: 'VCPU', amount: 1 }];

async function cloud(...hosts: Init<UpdateProviderRequest>[]) {
  const placement = await startReplicaOn(testStore());
  for (const one of hosts) await placement.update(one);
  const ask = async (
    group: Init<RequestGroup>,
    limit = 0,
    more: Init<RequestGroup>[] = [],
    groupPolicy = 'none',
  ) => {
    const reply = await placement.candidates({
      groups: [{ resources, ...group }, ...more],
      groupPolicy,
      limit,
    });
    return (reply.providerSummaries ?? []).map((summary) => summary?.name);
  };
  return { placement, ask };
}

describe('allocation candidates', () => {
  it('are the providers with room, with capacity, usage, traits and the claim to make', async () => {
    const { placement } = await cloud({ ...host(1), traits: ['CUSTOM_A'] }, host(2, 1), host(3));
    await placement.claim(claimOn(2, 'i1'));
    const reply = await placement.candidates({ groups: [{ resources }], limit: 10 });
    expect(reply.providerSummaries?.map((summary) => summary?.name)).toEqual(['h1', 'h3']);
    const first = reply.providerSummaries?.[0];
    const classes = first?.classIndexes?.map((at) => reply.resourceClasses?.[at as number]);
    expect(classes).toEqual(['DISK_GB', 'MEMORY_MB', 'VCPU']);
    expect(first).toMatchObject({
      uuid: 'p1',
      cell: 'cell1',
      availabilityZone: 'az1',
      rootIndex: 0,
      capacity: [1000, 65536, 4],
      used: [0, 0, 0],
    });
    expect(first?.traitIndexes?.map((at) => reply.traits?.[at as number])).toEqual(['CUSTOM_A']);
    expect(reply.candidates?.[1]?.mappings).toEqual([{ suffix: '', providerIndexes: [1] }]);
    const allocation = reply.candidates?.[1]?.allocations?.[0];
    expect(allocation).toMatchObject({ providerIndex: 1, amounts: [1] });
    expect(allocation?.classIndexes?.map((at) => reply.resourceClasses?.[at as number])).toEqual(['VCPU']);
  });

  it('stop at the limit, in order of creation', async () => {
    const { ask } = await cloud(...Array.from({ length: 70 }, (_, n) => host(n)));
    expect(await ask({}, 3)).toEqual(['h0', 'h1', 'h2']);
    expect(await ask({})).toHaveLength(70);
  });

  it('have every required trait, one of each set, and none of the forbidden', async () => {
    const { ask } = await cloud(
      { ...host(1), traits: ['CUSTOM_A', 'CUSTOM_B'] },
      { ...host(2), traits: ['CUSTOM_A', 'CUSTOM_C'] },
      { ...host(3), traits: ['CUSTOM_C'] },
      host(4),
    );
    expect(await ask({ requiredTraits: [{ anyOf: ['CUSTOM_A'] }] })).toEqual(['h1', 'h2']);
    expect(
      await ask({ requiredTraits: [{ anyOf: ['CUSTOM_A'] }, { anyOf: ['CUSTOM_B', 'CUSTOM_C'] }] }),
    ).toEqual(['h1', 'h2']);
    expect(await ask({ requiredTraits: [{ anyOf: ['CUSTOM_B', 'CUSTOM_C'] }] })).toEqual(['h1', 'h2', 'h3']);
    expect(await ask({ forbiddenTraits: ['CUSTOM_A'] })).toEqual(['h3', 'h4']);
    expect(await ask({ requiredTraits: [{ anyOf: ['UNHEARD'] }] })).toEqual([]);
    expect(await ask({ forbiddenTraits: ['UNHEARD'] })).toHaveLength(4);
  });

  it('are members of the aggregates asked for, and not of those excluded', async () => {
    const { ask } = await cloud(
      { ...host(1), aggregates: ['x', 'y'] },
      { ...host(2), aggregates: ['y'] },
      host(3),
    );
    expect(await ask({ memberOf: [{ anyOf: ['x', 'y'] }] })).toEqual(['h1', 'h2']);
    expect(await ask({ memberOf: [{ anyOf: ['x'] }, { anyOf: ['y'] }] })).toEqual(['h1']);
    expect(await ask({ forbiddenAggregates: ['x'] })).toEqual(['h2', 'h3']);
  });

  it('stay in the tree of a provider named by uuid or by name', async () => {
    const { ask } = await cloud(host(1), host(2));
    expect(await ask({ inTree: 'p2' })).toEqual(['h2']);
    expect(await ask({ inTree: 'h2' })).toEqual(['h2']);
    expect(await ask({ inTree: 'h9' })).toEqual([]);
    expect(await ask({ inTree: 'h2', forbiddenTraits: ['X'] })).toEqual(['h2']);
  });

  it('keep the unit rules', async () => {
    const { ask } = await cloud({
      ...host(1),
      inventories: [{ resourceClass: 'VCPU', total: 16, minUnit: 4, maxUnit: 8, stepSize: 2 }],
    });
    const fits = async (amount: number) =>
      (await ask({ resources: [{ resourceClass: 'VCPU', amount }] })).length === 1;
    expect(await Promise.all([2, 4, 5, 8, 10].map(fits))).toEqual([false, true, false, true, false]);
  });

  it('serve several groups on one provider, adding their amounts up, unless they must be apart', async () => {
    const { ask } = await cloud(host(1, 4), host(2, 2));
    const two = (suffix: string) => ({ suffix, resources: [{ resourceClass: 'VCPU', amount: 2 }] });
    expect(await ask({ suffix: '_A' }, 0, [two('_B')])).toEqual(['h1']);
    expect(await ask({ suffix: '_A' }, 0, [two('_B')], 'isolate')).toEqual([]);
    expect(await ask({}, 0, [two('_B')], 'isolate')).toEqual(['h1']);
  });

  it('leave out providers that lost their inventory of a class, and come back with it', async () => {
    const { placement, ask } = await cloud(host(1));
    await placement.update({ ...host(1), inventories: [{ resourceClass: 'DISK_GB', total: 9 }] });
    expect(await ask({})).toEqual([]);
    await placement.update(host(1));
    expect(await ask({})).toEqual(['h1']);
  });

  it('are cut where one message is full', async () => {
    const traits = Array.from({ length: 60 }, (_, n) => `CUSTOM_NUMBER_${n}`);
    const { placement } = await cloud(
      ...Array.from({ length: 1200 }, (_, n) => ({
        ...host(n),
        uuid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        name: `host-with-a-rather-long-name-${n}.region.example.org`,
        traits,
      })),
    );
    const reply = await placement.candidates({ groups: [{ resources }], limit: 1200 });
    expect(GetAllocationCandidatesResponse.encode(reply).length).toBeLessThan(256 * 1024);
    expect(reply.candidates?.length).toBeGreaterThan(600);
  });

  it.each([
    [{ groups: [] }, 'groups'],
    [{ groups: [{ resources: [{ resourceClass: 'VCPU', amount: 0 }] }] }, 'VCPU'],
    [{ groups: [{ resources }], groupPolicy: 'maybe' }, 'group_policy'],
    [
      {
        groups: [
          { suffix: 'a', resources },
          { suffix: 'b', resources },
        ],
      },
      'group_policy',
    ],
    [{ groups: [{ resources }, { resources }] }, 'suffix'],
  ])('for %j are refused by the name of the field', async (request, field) => {
    const { placement } = await cloud(host(1));
    await expect(placement.candidates(request)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(field),
    });
  });
});

import { SelectDestinationsResponse } from '@cellflow/contracts-global';
import { PlaceRelation } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { describe, expect, it } from 'vitest';
import { testScheduler } from '../fixture.ts';
import type { TestHost } from '../fixture.ts';

const hosts = (count: number, cell: string, vcpus = 4): TestHost[] =>
  Array.from({ length: count }, (_, n) => ({ name: `${cell}-h${n + 1}`, cell, vcpus }));

const names = (reply: { selections: { selections: { host: string }[] }[] }) =>
  reply.selections.map((list) => list.selections.map(({ host }) => host));

const uuids = (count: number) => Array.from({ length: count }, (_, n) => `i${n + 1}`);

describe('selecting destinations', () => {
  it('claims the first host only, and names alternates of its cell with all that a retry needs', async () => {
    const { placement, select } = testScheduler([...hosts(3, 'c1'), ...hosts(3, 'c2', 2)]);
    const reply = await select(['i1']);
    expect(names(reply)).toEqual([['c1-h1', 'c1-h2', 'c1-h3']]);
    expect(placement.holders()).toEqual({ i1: 'c1-h1' });
    for (const selection of reply.selections[0]?.selections ?? []) {
      expect(selection).toMatchObject({
        computeNodeUuid: `uuid-${selection.host}`,
        nodename: selection.host,
        cell: 'c1',
        availabilityZone: 'nova',
        limits: { vcpus: 4, memoryMb: 65536, diskGb: 1000 },
        allocationRequest: {
          allocations: [
            { providerUuid: `uuid-${selection.host}`, resources: [{ resourceClass: 'VCPU', amount: 1 }] },
          ],
          mappings: [{ suffix: '', providerUuids: [`uuid-${selection.host}`] }],
        },
        allocationRequestVersion: '1.36',
      });
    }
  });

  it('gives as many alternates as the caller wants, down to none', async () => {
    const { select } = testScheduler(hosts(5, 'c1'));
    expect(names(await select(['i1'], {}, 0))).toEqual([['c1-h1']]);
    expect(names(await select(['i2'], {}, 3))[0]).toHaveLength(4);
    expect(names(await select(['i3'], {}, 9))[0]).toHaveLength(5);
  });

  it('asks placement once, with the limit and without disabled computes', async () => {
    const { placement, select } = testScheduler(
      [{ name: 'off', cell: 'c1', vcpus: 64, traits: ['COMPUTE_STATUS_DISABLED'] }, ...hosts(2, 'c1')],
      { maxPlacementResults: 7 },
    );
    expect(names(await select(uuids(2)))).toEqual([['c1-h1'], ['c1-h2']]);
    expect(placement.asks('GetAllocationCandidates')).toHaveLength(1);
    expect(placement.asks('GetAllocationCandidates')[0]?.request).toMatchObject({
      limit: 7,
      groups: [{ forbiddenTraits: [], inTree: '' }],
      rootForbidden: ['COMPUTE_STATUS_DISABLED'],
    });
  });

  it('goes on to the next host where a claim is refused, and does not offer the refuser', async () => {
    const [first, ...rest] = hosts(4, 'c1') as [TestHost];
    const { placement, select } = testScheduler([{ ...first, taken: 4 }, ...rest]);
    expect(names(await select(['i1']))).toEqual([['c1-h2', 'c1-h3', 'c1-h4']]);
    expect(placement.asks('Claim')).toHaveLength(2);
    expect(new Set(placement.asks('Claim').map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('answers NoValidHost where every claim is refused, also of what is offered then, with the counts', async () => {
    const { placement, select } = testScheduler(hosts(3, 'c1').map((host) => ({ ...host, taken: 4 })));
    const reply = await select(['i1']);
    expect(reply.selections).toEqual([]);
    expect(reply.noValidHost?.filters.at(-1)).toMatchObject({ name: 'Claim', before: 3, after: 0 });
    expect(placement.holders()).toEqual({});
    expect(placement.asks('GetAllocationCandidates').map(({ request }) => request)).toMatchObject([
      { current: false },
      { current: true },
      { current: true },
    ]);
  });

  it('looks again where every claim is refused: what was offered may be old, and others have room', async () => {
    const [full, empty] = hosts(2, 'c1') as [TestHost, TestHost];
    const { placement, select } = testScheduler([full, empty]);
    placement.showOnce((host) => host !== empty);
    placement.failWhere((method) => {
      if (method === 'Claim' && !placement.holders()['other']) placement.hold('other', full, 4);
      return null;
    });
    expect(names(await select(['i1', 'i2'], {}, 0))).toEqual([['c1-h2'], ['c1-h2']]);
    expect(placement.asks('GetAllocationCandidates')).toHaveLength(2);
  });

  it('does not look again where there is no room to be claimed', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1', 1));
    await select(uuids(3));
    expect(placement.asks('GetAllocationCandidates')).toHaveLength(1);
  });

  it('keeps what it holds where placement begins to recover before it can look again', async () => {
    const [full, other] = hosts(2, 'c1', 1) as [TestHost, TestHost];
    const { placement, select } = testScheduler([{ ...full, taken: 1 }, other]);
    const detail = { reason: 'recovering' };
    placement.failWhere((_method, request) =>
      (request as { current?: boolean }).current ? new RpcError('UNAVAILABLE', 'wait', { detail }) : null,
    );
    await expect(select(uuids(2), {}, 0)).rejects.toMatchObject({ code: 'UNAVAILABLE', detail });
    expect(Object.values(placement.holders())).toEqual(['c1-h2']);
  });

  it('spreads the servers of one request as if each had been counted before the next', async () => {
    const { select } = testScheduler(hosts(2, 'c1'));
    const chosen = names(await select(uuids(4), {}, 0)).flat();
    expect(chosen).toEqual(['c1-h1', 'c1-h2', 'c1-h1', 'c1-h2']);
  });

  it.each([1, 3, 64])('chooses the same hosts with %d claims in flight', async (claimConcurrency) => {
    const { placement, select } = testScheduler(
      [{ name: 'liar', cell: 'c1', vcpus: 9, taken: 8 }, ...hosts(3, 'c1')],
      { claimConcurrency },
    );
    const chosen = names(await select(uuids(10), {}, 0)).flat();
    expect(chosen.filter((name) => name === 'liar')).toHaveLength(1);
    expect(Object.keys(placement.holders())).toHaveLength(10);
  });

  it('never offers a host chosen for any server of the request, nor one of another cell', async () => {
    const { select } = testScheduler([...hosts(4, 'c1', 2), ...hosts(4, 'c2', 2)]);
    const lists = names(await select(uuids(5)));
    const chosen = new Set(lists.map((list) => list[0]));
    for (const [first, ...alternates] of lists) {
      for (const alternate of alternates) {
        expect(chosen.has(alternate)).toBe(false);
        expect(alternate.slice(0, 2)).toBe(first?.slice(0, 2));
      }
    }
  });

  it('leaves no allocation where not all servers find a host', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1', 2));
    const reply = await select(uuids(5));
    expect(reply.noValidHost?.reason).toContain('not enough hosts');
    expect(placement.holders()).toEqual({});
  });

  it('leaves no allocation where a claim throws, and passes the error on', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1'));
    placement.failWhere((method, request) =>
      method === 'Claim' && (request as { consumerUuid: string }).consumerUuid === 'i3'
        ? new RpcError('INTERNAL', 'broken')
        : null,
    );
    await expect(select(uuids(4))).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(placement.holders()).toEqual({});
  });

  it('keeps what it holds where asking again may help, and the next run adopts it', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1', 2));
    placement.failWhere((method, request) =>
      method === 'Claim' && (request as { consumerUuid: string }).consumerUuid === 'i2'
        ? new RpcError('UNAVAILABLE', 'gone for now')
        : null,
    );
    await expect(select(uuids(2))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(placement.holders()).toEqual({ i1: 'c1-h1' });
    placement.failWhere(() => null);
    expect(names(await select(uuids(2)))).toEqual([['c1-h1'], ['c1-h1']]);
  });

  it('adopts claims of an earlier run, also where they took the last room', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1', 1));
    const first = await select(uuids(2), {}, 0);
    expect(await select(uuids(2), {}, 0)).toMatchObject({ selections: first.selections.map(withoutLimits) });
    expect(Object.keys(placement.holders())).toHaveLength(2);
  });

  it('answers an empty list for a server that was deleted, and places the others', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1'));
    await placement.client.unclaim({ consumerUuid: 'i2', final: true }, {} as never);
    expect(names(await select(uuids(3), {}, 0))).toEqual([['c1-h1'], [], ['c1-h1']]);
  });

  it('claims nothing more for a request that went on without it, and frees nothing: another run may have adopted it', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1'), { claimConcurrency: 1 });
    await select(['i1']);
    await placement.client.unclaim({ consumerUuid: 'i3', attempt: 1 }, {} as never);
    const reply = await select(uuids(4));
    expect(reply.noValidHost?.reason).toContain('given up');
    expect(Object.keys(placement.holders())).toEqual(['i1', 'i2']);
  });

  it.each([
    ['holds', 'i1'],
    ['has given back', 'another'],
  ])('neither adopts nor frees what a later attempt %s, where no room is left', async (_name, last) => {
    const { placement, select } = testScheduler(hosts(1, 'c1', 2));
    const claim = (consumerUuid: string, attempt: number) =>
      placement.client.claim(
        {
          ...{ consumerUuid, attempt },
          allocationRequest: {
            allocations: [{ providerUuid: 'uuid-c1-h1', resources: [{ resourceClass: 'VCPU', amount: 1 }] }],
          },
        },
        {} as never,
      );
    await select(uuids(2), {}, 0);
    await placement.client.unclaim({ consumerUuid: 'i1', attempt: 1 }, {} as never);
    await claim(last, 2);
    expect((await select(uuids(2))).noValidHost).toMatchObject({ superseded: true });
    expect(placement.holders()).toEqual({ i2: 'c1-h1', [last]: 'c1-h1' });
  });

  it('does not count on what it adopted where the earlier run gives it back meanwhile', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1', 1));
    await select(['i1'], {}, 0);
    let looks = 0;
    placement.failWhere((method, request) => {
      const { consumerUuid } = request as { consumerUuid: string };
      if (method === 'Claim' && consumerUuid === 'i2' && (looks += 1) === 1)
        void placement.client.unclaim({ consumerUuid: 'i1', attempt: 1 }, {} as never);
      return null;
    });
    await expect(select(uuids(2), {}, 0)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await select(uuids(2), {}, 0)).noValidHost).toMatchObject({ superseded: true });
    expect(placement.holders()).toEqual({ i2: 'c1-h2' });
  });

  it('gives nothing back once nobody waits for it: another run may have adopted it', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1', 1));
    const caller = new AbortController();
    placement.failWhere((method) => {
      if (method === 'GetAllocations') caller.abort();
      return null;
    });
    await select(uuids(2), {}, 0, caller.signal);
    expect(placement.holders()).toEqual({ i1: 'c1-h1' });
  });

  it('answers NoValidHost where placement cannot be reached', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1'));
    placement.failWhere(() => new RpcError('UNAVAILABLE', 'nobody listens'));
    expect((await select(['i1'])).noValidHost?.reason).toBe('Placement cannot be reached.');
  });

  it('lets its caller wait, and buries nobody, while placement recovers what its store lost', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1'));
    const detail = { reason: 'recovering' };
    placement.failWhere(() => new RpcError('UNAVAILABLE', 'cells have to tell what they hold', { detail }));
    await expect(select(['i1'])).rejects.toMatchObject({ code: 'UNAVAILABLE', detail });
  });

  it('says what was asked where placement offers nothing', async () => {
    const { select } = testScheduler(hosts(1, 'c1'));
    const reply = await select(['i1'], { flavor: { vcpus: 99, memoryMb: 512 } });
    expect(reply.noValidHost?.reason).toBe('Placement offers no host for VCPU=99, MEMORY_MB=512.');
  });

  it('says which filter left nothing', async () => {
    const { select } = testScheduler(hosts(3, 'c1'));
    const reply = await select(['i1'], { availabilityZone: 'elsewhere' });
    expect(reply.noValidHost?.filters.at(-1)).toMatchObject({
      name: 'AvailabilityZoneFilter',
      before: 3,
      after: 0,
    });
  });

  it('asks for a single forced or requested host by its tree, and for several without a limit', async () => {
    const { placement, select } = testScheduler(hosts(3, 'c1'));
    const zone = { availabilityZone: 'elsewhere' };
    expect(names(await select(['i1'], { ...zone, forceHosts: ['c1-h3'] }))).toEqual([['c1-h3']]);
    expect((await select(['i2'], { ...zone, requestedHost: 'c1-h3' })).noValidHost).not.toBeNull();
    expect(names(await select(['i3'], { forceHosts: ['c1-h2', 'c1-h3'] }))).toEqual([['c1-h2', 'c1-h3']]);
    expect(placement.asks('GetAllocationCandidates').map(({ request }) => request)).toMatchObject([
      { limit: 1000, groups: [{ inTree: 'c1-h3' }] },
      { limit: 1000, groups: [{ inTree: 'c1-h3' }] },
      { limit: 0, groups: [{ inTree: '' }] },
    ]);
  });

  it('keeps to and away from the hosts of the servers that hints name', async () => {
    const { placement, select } = testScheduler(hosts(2, 'c1'));
    await select(['i1']);
    const hint = (name: string) => ({ schedulerHints: { [name]: { values: ['i1'] } } });
    expect(names(await select(['i2'], hint('same_host')))).toEqual([['c1-h1']]);
    expect(names(await select(['i3'], hint('different_host')))).toEqual([['c1-h2']]);
    expect(placement.asks('GetAllocationCandidates').at(-1)?.request).toMatchObject({ limit: 0 });
  });

  it('offers alternates by the uuid of a stored candidate where it is told to', async () => {
    const { placement, select } = testScheduler(hosts(3, 'c1'), { storeCandidates: true });
    const [list] = (await select(['i1'])).selections;
    expect(list?.selections).toMatchObject([
      { host: 'c1-h1', candidateUuid: '', allocationRequest: { allocations: [{}] } },
      { host: 'c1-h2', candidateUuid: '0000abcd-0000-8000-8000-000000000001', allocationRequest: null },
      { host: 'c1-h3', candidateUuid: '0000abcd-0000-8000-8000-000000000002', allocationRequest: null },
    ]);
    await select(['i2'], {}, 0);
    expect(placement.asks('GetAllocationCandidates').map(({ request }) => request)).toMatchObject([
      { store: true },
      { store: false },
    ]);
  });

  it('answers in fewer bytes with uuids than with whole candidates', async () => {
    const many = hosts(12, 'c1').map((host, n) => ({
      ...host,
      uuid: `aaaaaaaa-bbbb-4ccc-8ddd-${String(n).padStart(12, '0')}`,
    }));
    const bytes = async (storeCandidates: boolean) => {
      const { select } = testScheduler(many, { storeCandidates });
      const reply = await select(uuids(3), {}, 3);
      expect(names(reply).map((list) => list.length)).toEqual([4, 4, 4]);
      return SelectDestinationsResponse.encode(reply).length;
    };
    const [whole, byUuid] = [await bytes(false), await bytes(true)];
    console.info(`3 servers x 4 hosts: ${whole} bytes with whole candidates, ${byUuid} with uuids`);
    expect(byUuid).toBeLessThan(whole);
  });

  it('asks for the places that hints name, as they are named', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1'));
    const schedulerHints = {
      same_place: { values: ['row:x'] },
      different_place: { values: ['rack:x', 'rack:y'] },
      near: { values: ['z'] },
    };
    await select(['i1'], { schedulerHints });
    expect(placement.asks('GetAllocationCandidates')[0]?.request).toMatchObject({
      limit: 1000,
      places: [
        { relation: PlaceRelation.SAME, level: 'row', consumerUuid: 'x' },
        { relation: PlaceRelation.DIFFERENT, level: 'rack', consumerUuid: 'x' },
        { relation: PlaceRelation.DIFFERENT, level: 'rack', consumerUuid: 'y' },
        { relation: PlaceRelation.NEAR, level: '', consumerUuid: 'z' },
      ],
    });
  });

  it('takes the nearest host before the best one, also for alternates', async () => {
    const far = { name: 'far', cell: 'c1', vcpus: 64, distance: 3 };
    const near = { name: 'near', cell: 'c1', vcpus: 1, distance: 0 };
    const next = { name: 'next', cell: 'c1', vcpus: 2, distance: 1 };
    const { select } = testScheduler([far, next, near]);
    const schedulerHints = { near: { values: ['x'] } };
    expect(names(await select(['i1'], { schedulerHints }))).toEqual([['near', 'next', 'far']]);
    expect(names(await select(['i2'], { schedulerHints }, 0))).toEqual([['next']]);
  });

  it('answers NoValidHost with the reason where there is no such place', async () => {
    const { placement, select } = testScheduler(hosts(1, 'c1'));
    const hinted = (value: string) => ({ schedulerHints: { same_place: { values: [value] } } });
    expect((await select(['i1'], hinted('rack'))).noValidHost?.reason).toBe(
      'The hint same_place is "rack" and not of the form level:server.',
    );
    placement.failWhere(() => new RpcError('INVALID_ARGUMENT', 'There is no affinity level rack.'));
    expect((await select(['i1'], hinted('rack:x'))).noValidHost?.reason).toBe(
      'There is no affinity level rack.',
    );
    await expect(select(['i1'])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it.each([[{ flavor: null }, 'INVALID_ARGUMENT', 'flavor']])(
    'refuses a spec with %j by the name of the field',
    async (spec, code, field) => {
      const { select } = testScheduler([]);
      await expect(select(['i1'], spec)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(field),
      });
    },
  );
});

const withoutLimits = (list: { selections: object[] }) => ({
  selections: list.selections.map((selection) => ({ ...selection, limits: expect.anything() })),
});

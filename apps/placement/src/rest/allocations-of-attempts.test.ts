import type { Init } from '@cellflow/contracts-common';
import type { GroupRule } from '@cellflow/contracts-placement';
import { ClaimOutcome, UnclaimOutcome } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [h1, h2, server, migration] = [uuidOf(1), uuidOf(2), uuidOf(101), uuidOf(102)];

async function cloud() {
  const rest = await startRestOn(testStore());
  for (const n of [1, 2]) await rest.update({ ...host(n), uuid: uuidOf(n) });
  const claim = (provider: string, attempt = 1, group: Init<GroupRule> | null = null) => {
    const resources = [{ resourceClass: 'VCPU', amount: 1 }];
    return rest.claim({
      ...claimOn(1, server, attempt),
      group,
      allocationRequest: { allocations: [{ providerUuid: provider, resources }] },
    });
  };
  const put = (provider: string, generation: number | null) =>
    rest.ask('PUT', `/allocations/${server}`, claimBody({ [provider]: { VCPU: 1 } }, generation));
  const used = async (uuid: string) => {
    await rest.engine.replica.current();
    return rest.engine.memory.graph.get(uuid)!.record.used.map(({ amount }) => amount);
  };
  return { ...rest, claim, put, used };
}

describe('what an attempt has claimed', () => {
  it('is shown, and stays the attempt s when it is moved by REST', async () => {
    const { claim, put, show, used, unclaim } = await cloud();
    await claim(h1);
    expect(await show(server)).toMatchObject({ consumer_generation: 1, consumer_type: 'INSTANCE' });
    expect((await put(h2, 1)).status).toBe(204);
    expect(await claim(h1)).toMatchObject({ outcome: ClaimOutcome.ALREADY_CLAIMED, host: 'h2' });
    expect(await unclaim({ consumerUuid: server, attempt: 1 })).toEqual({ outcome: UnclaimOutcome.RELEASED });
    expect([await used(h1), await used(h2)]).toEqual([[], []]);
  });

  it('leaves its fence when REST releases it', async () => {
    const { claim, ask, show } = await cloud();
    await claim(h1);
    expect((await ask('DELETE', `/allocations/${server}`)).status).toBe(204);
    expect(await show(server)).toEqual({ allocations: {} });
    expect((await claim(h1)).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
    expect(await claim(h1, 2)).toMatchObject({ outcome: ClaimOutcome.CLAIMED });
    expect((await show(server)).consumer_generation).toBe(1);
  });

  it('does not exist for REST once it is unclaimed: a new claim says null', async () => {
    const { claim, put, show, unclaim } = await cloud();
    await claim(h1);
    await unclaim({ consumerUuid: server, attempt: 1 });
    expect((await put(h1, 1)).detail).toContain('expected null but got 1');
    expect((await put(h1, null)).status).toBe(204);
    expect((await show(server)).consumer_generation).toBe(1);
    expect((await claim(h1, 2)).outcome).toBe(ClaimOutcome.HELD_BY_OTHER_ATTEMPT);
  });

  it('is never taken again after it was released for good', async () => {
    const { claim, put, ask, unclaim } = await cloud();
    await claim(h1);
    await unclaim({ consumerUuid: server, attempt: 1, final: true });
    const refused = await put(h1, null);
    expect(refused).toMatchObject({ status: 409, code: 'placement.undefined_code' });
    expect(refused.detail).toContain('released for good');
    expect((await ask('PUT', `/allocations/${server}`, claimBody({}))).status).toBe(204);
    expect((await ask('DELETE', `/allocations/${server}`)).status).toBe(404);
  });

  it('that REST holds is released for good as well', async () => {
    const { put, used, unclaim } = await cloud();
    await put(h1, null);
    expect((await unclaim({ consumerUuid: server, attempt: 1 })).outcome).toBe(UnclaimOutcome.NOT_HELD);
    expect((await unclaim({ consumerUuid: server, final: true })).outcome).toBe(UnclaimOutcome.RELEASED);
    expect(await used(h1)).toEqual([]);
  });
});

describe('a member of a server group', () => {
  const group = { uuid: 'g1', policy: 'anti-affinity' };

  it('takes its place with it when REST moves it, and leaves it when REST releases it', async () => {
    const { claim, put, ask, engine } = await cloud();
    await claim(h1, 1, group);
    const members = () => engine.memory.groups.get('g1')?.record.members;
    expect(members()).toMatchObject([{ consumerUuid: server, hostUuid: h1 }]);
    await put(h2, 1);
    expect(members()).toMatchObject([{ consumerUuid: server, hostUuid: h2 }]);
    const swap = { [migration]: claimBody({ [h2]: { VCPU: 1 } }), [server]: claimBody({}, 2) };
    expect((await ask('POST', '/allocations', swap)).status).toBe(204);
    expect(members()).toBeUndefined();
    await claim(h1, 2, group);
    expect(members()).toMatchObject([{ consumerUuid: server, hostUuid: h1 }]);
    await ask('DELETE', `/allocations/${server}`);
    expect(members()).toBeUndefined();
  });
});

describe('a migration', () => {
  /** The server s claim of the source passes to the migration in one step, and the server claims the target. */
  async function migrating() {
    const placement = await cloud();
    const { claim, ask, show, put } = placement;
    await claim(h1);
    const swap = {
      [migration]: claimBody({ [h1]: { VCPU: 1 } }, null, { consumer_type: 'MIGRATION' }),
      [server]: claimBody({}, 1),
    };
    expect((await ask('POST', '/allocations', swap)).status).toBe(204);
    expect((await show(migration)).consumer_type).toBe('MIGRATION');
    expect((await put(h2, null)).status).toBe(204);
    return placement;
  }

  it('has two consumers, and after confirming only the server on the target', async () => {
    const { ask, show, used } = await migrating();
    expect([await used(h1), await used(h2)]).toEqual([[1], [1]]);
    expect((await ask('DELETE', `/allocations/${migration}`)).status).toBe(204);
    expect(await show(migration)).toEqual({ allocations: {} });
    expect(Object.keys((await show(server)).allocations)).toEqual([h2]);
    expect([await used(h1), await used(h2)]).toEqual([[], [1]]);
  });

  it('that is reverted leaves only the server on the source', async () => {
    const { ask, show, used } = await migrating();
    const back = { [server]: claimBody({ [h1]: { VCPU: 1 } }, 1), [migration]: claimBody({}, 1) };
    expect((await ask('POST', '/allocations', back)).status).toBe(204);
    expect(await show(migration)).toEqual({ allocations: {} });
    expect(Object.keys((await show(server)).allocations)).toEqual([h1]);
    expect([await used(h1), await used(h2)]).toEqual([[1], []]);
  });

  it('may take place on a full host: the source is charged once while it passes over', async () => {
    const { ask, update, show } = await cloud();
    await update({ ...host(1, 1), uuid: h1 });
    await ask('PUT', `/allocations/${server}`, claimBody({ [h1]: { VCPU: 1 } }));
    const swap = { [migration]: claimBody({ [h1]: { VCPU: 1 } }), [server]: claimBody({}, 1) };
    expect((await ask('POST', '/allocations', swap)).status).toBe(204);
    expect(Object.keys((await show(migration)).allocations)).toEqual([h1]);
  });
});

describe('a bare metal node', () => {
  const gold = 'CUSTOM_BAREMETAL_GOLD';
  async function node() {
    const placement = await cloud();
    const inventories = [{ resourceClass: gold, total: 1, maxUnit: 1 }];
    await placement.update({ ...host(3), uuid: uuidOf(3), inventories });
    const take = (consumer: string, amount: number) =>
      placement.ask('PUT', `/allocations/${consumer}`, claimBody({ [uuidOf(3)]: { [gold]: amount } }));
    return { ...placement, take };
  }

  it('is taken whole and once, and nothing else of it is used', async () => {
    const { take, engine } = await node();
    expect((await take(server, 1)).status).toBe(204);
    expect(await take(migration, 1)).toMatchObject({ status: 409, code: 'placement.undefined_code' });
    await engine.replica.current();
    expect(engine.memory.graph.get(uuidOf(3))?.record.used).toEqual([{ resourceClass: gold, amount: 1 }]);
  });

  it('is not there twice, and there is no half of it', async () => {
    const { take } = await node();
    expect((await take(server, 2)).status).toBe(409);
    expect((await take(server, 0.5)).status).toBe(400);
  });
});

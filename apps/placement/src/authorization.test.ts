import { ClaimOutcome, UnclaimOutcome } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { principalOf } from './authorization.ts';
import { claimOn, host, startReplicaOn, testStore } from './fixture.ts';

const denied = { code: 'PERMISSION_DENIED' };

const twoCells = async () => {
  const placement = await startReplicaOn(testStore());
  await placement.update(host(1));
  await placement.update({ ...host(2), cell: 'cell2' });
  return placement;
};

describe('a cell', () => {
  it('claims on its own providers for its own servers only', async () => {
    const placement = await twoCells();
    const [one, two] = [placement.as('cell1-conductor'), placement.as('cell2-conductor')];
    await placement.claim(claimOn(1, 'i1'));
    await expect(two.unclaim({ consumerUuid: 'i1', attempt: 1 })).rejects.toMatchObject(denied);
    expect((await one.unclaim({ consumerUuid: 'i1', attempt: 1 })).outcome).toBe(UnclaimOutcome.RELEASED);
    await expect(one.claim(claimOn(2, 'i1', 2))).rejects.toMatchObject(denied);
    await expect(two.claim(claimOn(2, 'i1', 2))).rejects.toMatchObject(denied);
    expect((await one.claim(claimOn(1, 'i1', 2))).outcome).toBe(ClaimOutcome.CLAIMED);
  });

  it('does not claim for a server that the API level never placed', async () => {
    const placement = await twoCells();
    await expect(placement.as('cell1-conductor').claim(claimOn(1, 'i1'))).rejects.toMatchObject(denied);
  });

  it('claims from what is shared and of no cell, beside its own host, and from nothing else of no cell', async () => {
    const placement = await twoCells();
    const disk = { inventories: [{ resourceClass: 'DISK_GB', total: 100 }], cell: '' };
    const shared = { traits: ['MISC_SHARES_VIA_AGGREGATE'], aggregates: ['agg'] };
    await placement.update({ ...host(8), ...disk, ...shared });
    await placement.update({ ...host(9), ...disk });
    await placement.claim(claimOn(1, 'i1'));
    const one = placement.as('cell1-conductor');
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    const from = (providerUuid: string, attempt: number) => {
      const resources = [{ resourceClass: 'DISK_GB', amount: 5 }];
      const own = claimOn(1, 'i1', attempt);
      const allocations = [{ providerUuid, resources }, ...(own.allocationRequest?.allocations ?? [])];
      return one.claim({ ...own, allocationRequest: { allocations } });
    };
    await expect(from('p9', 2)).rejects.toMatchObject(denied);
    expect(await from('p8', 2)).toMatchObject({ outcome: ClaimOutcome.CLAIMED, host: 'h1', cell: 'cell1' });
    expect((await one.unclaim({ consumerUuid: 'i1', attempt: 2 })).outcome).toBe(UnclaimOutcome.RELEASED);
  });

  it('cannot fence a server it does not know', async () => {
    const placement = await twoCells();
    const unclaim = { consumerUuid: 'i1', attempt: 99, final: true };
    expect((await placement.as('cell2-conductor').unclaim(unclaim)).outcome).toBe(UnclaimOutcome.NOT_HELD);
    expect((await placement.claim(claimOn(1, 'i1'))).outcome).toBe(ClaimOutcome.CLAIMED);
  });

  it('reports providers as its own, and never those of another', async () => {
    const placement = await twoCells();
    const compute = placement.as('cell1-compute');
    await compute.update({ ...host(3), cell: 'cell2' });
    expect(placement.engine.memory.graph.get('p3')?.record.cell).toBe('cell1');
    await expect(compute.update(host(2))).rejects.toMatchObject(denied);
    await expect(compute.update({ ...host(4), parentUuid: 'p2' })).rejects.toMatchObject(denied);
  });

  it('sees its own allocations and usages, and no candidates', async () => {
    const placement = await twoCells();
    await placement.claim(claimOn(1, 'i1'));
    const two = placement.as('cell2-conductor');
    await expect(two.allocations('i1')).rejects.toMatchObject(denied);
    await expect(two.usages('cell1')).rejects.toMatchObject(denied);
    await expect(two.usages()).rejects.toMatchObject(denied);
    expect(await two.usages('cell2')).toMatchObject({ providers: 1 });
    const groups = [{ resources: [{ resourceClass: 'VCPU', amount: 1 }] }];
    await expect(two.candidates({ groups })).rejects.toMatchObject(denied);
  });
});

describe('a user', () => {
  it.each([
    ['api', 'global'],
    ['super-conductor', 'global'],
    ['scheduler', 'global'],
    ['cell1-conductor', 'cell'],
    ['eu-west-1-compute', 'cell'],
  ])('%s is %s', (user, scope) => expect(principalOf(user).scope).toBe(scope));

  it.each(['', 'placement', 'cell1', '-conductor', 'cell1-conductor-x', 'guest'])('"%s" is refused', (user) =>
    expect(() => principalOf(user)).toThrow('does not know'),
  );
});

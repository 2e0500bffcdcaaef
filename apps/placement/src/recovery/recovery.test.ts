import { ClaimOutcome } from '@cellflow/contracts-placement';
import type { ReportHoldingsRequest } from '@cellflow/contracts-placement';
import type { Init } from '@cellflow/contracts-common';
import type { MemoryStore } from '@cellflow/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

type Replica = Awaited<ReturnType<typeof startReplicaOn>>;

const holding = (n: number, consumerUuid: string, attempt = 1, vcpus = 1) => {
  const { allocationRequest, projectId, userId } = claimOn(n, consumerUuid, attempt, vcpus);
  const allocations = allocationRequest?.allocations ?? [];
  return { consumerUuid, attempt, allocations, projectId, userId, host: `h${n}` };
};

describe('placement, when its store lost something', () => {
  let store: MemoryStore;
  let placement: Replica;
  beforeEach(async () => {
    store = testStore();
    placement = await startReplicaOn(store.open());
    await placement.update(host(1));
    await placement.update(host(2));
    store.rememberCommits(50);
  });
  afterEach(() => placement.stop());

  const cell1 = (replica = placement) => replica.as('cell1-conductor');
  const wanted = async (replica = placement) => {
    let recovery = '';
    const ask = async () => {
      const reply = await cell1(replica).report({ cell: 'cell1' });
      recovery = reply.recovery ?? '';
      return reply.wanted ?? false;
    };
    await expect.poll(ask, { timeout: 5000 }).toBe(true);
    return recovery;
  };
  const tell = async (holdings: Init<ReportHoldingsRequest>['holdings'], hosts = ['h1', 'h2']) => {
    const recovery = await wanted();
    return cell1().report({ cell: 'cell1', recovery, holdings, hosts, final: true });
  };
  const open = (replica = placement) =>
    expect.poll(() => replica.engine.replica.readiness(), { timeout: 5000 }).toBeNull();
  const used = (n: number) =>
    placement.engine.memory.graph
      .get(`p${n}`)
      ?.record.used.find(({ resourceClass }) => resourceClass === 'VCPU')?.amount ?? 0;
  const told = async (type: string) =>
    (await store.readLedger({ after: '', limit: 1000 })).filter(({ event }) => event.type === type);
  const outcomeOf = async (n: number, consumer: string, attempt = 1) =>
    (await placement.claim(claimOn(n, consumer, attempt))).outcome;

  it('answers nothing until the cell has told what it holds, and then as if nothing had been lost', async () => {
    for (const consumer of ['a', 'b', 'c', 'd']) await placement.claim(claimOn(1, consumer));
    store.loseCommits(2);
    const refused = { code: 'UNAVAILABLE', detail: { reason: 'recovering' } };
    await expect(placement.claim(claimOn(1, 'e'))).rejects.toMatchObject(refused);
    await expect(placement.unclaim({ consumerUuid: 'a', attempt: 1 })).rejects.toMatchObject(refused);
    await expect(placement.allocations('a')).rejects.toMatchObject(refused);
    await expect(placement.candidates({ groups: [] })).rejects.toMatchObject(refused);
    await tell(['a', 'b', 'c', 'd'].map((consumer) => holding(1, consumer)));
    await open();
    expect(used(1)).toBe(4);
    expect(await outcomeOf(1, 'e')).toBe(ClaimOutcome.REFUSED);
    expect(await outcomeOf(1, 'd')).toBe(ClaimOutcome.ALREADY_CLAIMED);
    expect(await outcomeOf(2, 'e')).toBe(ClaimOutcome.CLAIMED);
    expect((await told('allocation.restored')).map(({ event }) => event.instanceUuid)).toEqual(['c', 'd']);
  });

  it('takes what runs for what is held, also where others were given its room, and says so', async () => {
    for (const consumer of ['a', 'b', 'c', 'd']) await placement.claim(claimOn(1, consumer));
    store.loseCommits(1);
    await tell(['a', 'b', 'c', 'd', 'e'].map((consumer) => holding(1, consumer)));
    await open();
    expect(used(1)).toBe(5);
    expect((await told('provider.overcommitted'))[0]?.event).toMatchObject({
      host: 'h1',
      detail: { resource_class: 'VCPU', used: '5', capacity: '4' },
    });
    expect(await outcomeOf(1, 'f')).toBe(ClaimOutcome.REFUSED);
  });

  it('lets go what no cell knows of, and its attempt may claim again', async () => {
    await placement.claim(claimOn(1, 'kept'));
    await placement.claim(claimOn(1, 'unknown'));
    await placement.claim(claimOn(2, 'lost'));
    store.loseCommits(1);
    await tell([holding(1, 'kept')]);
    await open();
    expect([used(1), used(2)]).toEqual([1, 0]);
    expect(await outcomeOf(2, 'unknown')).toBe(ClaimOutcome.CLAIMED);
  });

  it('keeps to what it knows of later: a release, a delete, a later attempt', async () => {
    for (const consumer of ['released', 'deleted', 'later']) await placement.claim(claimOn(1, consumer));
    for (const consumer of ['released', 'later'])
      await placement.unclaim({ consumerUuid: consumer, attempt: 1 });
    await placement.unclaim({ consumerUuid: 'deleted', attempt: 0, final: true });
    await placement.claim(claimOn(2, 'later', 2));
    await placement.claim(claimOn(2, 'lost'));
    store.loseCommits(1);
    await tell(['released', 'deleted', 'later'].map((consumer) => holding(1, consumer)));
    await open();
    expect([used(1), used(2)]).toEqual([0, 1]);
  });

  it('lets a cell claim for a server between two hosts, whose record it lost, and no other cell', async () => {
    await placement.claim(claimOn(1, 'between'));
    await placement.unclaim({ consumerUuid: 'between', attempt: 1 });
    store.loseCommits(2);
    await tell([{ ...holding(1, 'between'), allocations: [], host: '' }]);
    await open();
    const stranger = placement.as('cell2-conductor').claim(claimOn(2, 'between', 2));
    await expect(stranger).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(await outcomeOf(1, 'between', 1)).toBe(ClaimOutcome.STALE_ATTEMPT);
    expect((await cell1().claim(claimOn(2, 'between', 2))).outcome).toBe(ClaimOutcome.CLAIMED);
  });

  it('leaves it to the cell to release what a server between two hosts still holds', async () => {
    await placement.claim(claimOn(1, 'between'));
    await placement.claim(claimOn(2, 'lost'));
    store.loseCommits(1);
    await tell([{ ...holding(1, 'between'), allocations: [], host: '' }]);
    await open();
    expect(used(1)).toBe(1);
    await cell1().unclaim({ consumerUuid: 'between', attempt: 1 });
    expect((await cell1().claim(claimOn(2, 'between', 2))).outcome).toBe(ClaimOutcome.CLAIMED);
    expect(used(1)).toBe(0);
  });

  it('knows hosts by name only until their drivers report them, and counts what they hold', async () => {
    await placement.claim(claimOn(1, 'a', 1, 3));
    store.empty();
    await tell([holding(1, 'a', 1, 3)], ['h1']);
    expect(placement.engine.memory.graph.get('p1')?.record).toMatchObject({ name: 'h1', placeholder: true });
    await expect(placement.claim(claimOn(1, 'b'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await placement.update(host(1))).recovery).not.toBe('');
    await open();
    expect(placement.engine.memory.graph.get('p1')?.record).toMatchObject({ placeholder: false });
    expect(await outcomeOf(1, 'b')).toBe(ClaimOutcome.CLAIMED);
    expect(await outcomeOf(1, 'c')).toBe(ClaimOutcome.REFUSED);
  });

  it('hears a cell of its own servers only', async () => {
    await placement.update({ ...host(3), cell: 'cell2' });
    await placement.claim(claimOn(3, 'of-cell2'));
    await placement.claim(claimOn(1, 'lost'));
    store.loseCommits(1);
    const recovery = await wanted();
    const page = { recovery, holdings: [holding(3, 'stranger'), holding(1, 'of-cell2')] };
    await expect(cell1().report({ cell: 'cell2', ...page })).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await cell1().report({ cell: 'cell1', ...page, final: true });
    await placement
      .as('cell2-conductor')
      .report({ cell: 'cell2', recovery, holdings: [holding(3, 'of-cell2')], final: true });
    await open();
    expect([used(1), used(3)]).toEqual([0, 1]);
  });

  it('recovers once, whichever replicas found out, and all of them claim again', async () => {
    const other = await startReplicaOn(store.open());
    for (const consumer of ['a', 'b']) await placement.claim(claimOn(1, consumer));
    await other.claim(claimOn(2, 'c'));
    store.loseCommits(3);
    await tell([holding(1, 'a'), holding(1, 'b'), holding(2, 'c')]);
    await open();
    await open(other);
    expect((await told('store.recovering')).length).toBe(1);
    expect((await told('store.recovered')).length).toBe(1);
    expect((await other.claim(claimOn(1, 'd'))).outcome).toBe(ClaimOutcome.CLAIMED);
    expect((await placement.claim(claimOn(1, 'e'))).outcome).toBe(ClaimOutcome.CLAIMED);
    await other.stop();
  });

  it('offers hosts by what the recovery made of them, also by a replica that hears of its end late', async () => {
    const user = store.open();
    let hear: () => void = () => undefined;
    let heard = Promise.resolve();
    const late = await startReplicaOn({
      ...user,
      async *followLedger(after, signal) {
        for await (const entries of user.followLedger(after, signal)) {
          await heard;
          yield entries;
        }
      },
    });
    const offered = async () => {
      const asked = { groups: [{ resources: [{ resourceClass: 'VCPU', amount: 1 }] }] };
      return (await late.candidates(asked)).candidates?.length;
    };
    for (const consumer of ['a', 'b', 'c', 'd']) await placement.claim(claimOn(1, consumer));
    await placement.claim(claimOn(2, 'lost'));
    store.loseCommits(1);
    const recovery = await wanted();
    await wanted(late);
    heard = new Promise((resolve) => (hear = resolve));
    await cell1().report({ cell: 'cell1', recovery, hosts: ['h1', 'h2'], final: true });
    await open();
    await user.compareContinuity();
    await expect(offered()).rejects.toMatchObject({ code: 'UNAVAILABLE', detail: { reason: 'recovering' } });
    hear();
    await open(late);
    expect(await offered()).toBe(2);
    await late.stop();
  });

  it('waits for every cell it was told of before an empty store counts as a new world', async () => {
    const fresh = await startReplicaOn(testStore(), { cells: ['cell1'] });
    await fresh.update(host(1));
    await expect(fresh.claim(claimOn(1, 'a'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const recovery = await wanted(fresh);
    await cell1(fresh).report({ cell: 'cell1', recovery, final: true });
    await open(fresh);
    expect((await fresh.claim(claimOn(1, 'a'))).outcome).toBe(ClaimOutcome.CLAIMED);
    await fresh.stop();
  });
});

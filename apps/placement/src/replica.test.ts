import { ClaimOutcome, ProviderRecord } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from './fixture.ts';

const vcpus = [{ resourceClass: 'VCPU', amount: 1 }];

async function twoReplicas(...counts: number[]) {
  const store = testStore();
  const [one, two] = [await startReplicaOn(store), await startReplicaOn(store)];
  for (const [n, vcpu] of counts.entries()) await one.update(host(n + 1, vcpu));
  return { store, one, two };
}

describe('replicas on one store', () => {
  it('learn of each other s writes from the ledger', async () => {
    const { one, two } = await twoReplicas(1);
    await expect.poll(() => two.engine.memory.graph.get('p1')?.version).toBeGreaterThan(0);
    await one.claim(claimOn(1, 'i1'));
    await expect
      .poll(async () => (await two.candidates({ groups: [{ resources: vcpus }] })).candidates)
      .toEqual([]);
  });

  it('see what was there before they started', async () => {
    const { store, one } = await twoReplicas(4);
    await one.claim(claimOn(1, 'i1'));
    const late = await startReplicaOn(store);
    expect(late.engine.memory.graph.get('p1')?.record.used).toHaveLength(2);
  });

  it('let one of two claims for the last unit through', async () => {
    const { one, two } = await twoReplicas(1);
    const replies = await Promise.all([one.claim(claimOn(1, 'i1')), two.claim(claimOn(1, 'i2'))]);
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual([
      ClaimOutcome.CLAIMED,
      ClaimOutcome.REFUSED,
    ]);
  });

  it('both grant claims that both fit, raising the generation by two', async () => {
    const { one, two } = await twoReplicas(2);
    const replies = await Promise.all([one.claim(claimOn(1, 'i1')), two.claim(claimOn(1, 'i2'))]);
    expect(replies.map(({ outcome }) => outcome)).toEqual([ClaimOutcome.CLAIMED, ClaimOutcome.CLAIMED]);
    await expect.poll(() => one.engine.memory.graph.get('p1')?.record.generation).toBe(2);
    await expect.poll(() => two.engine.memory.graph.get('p1')?.record.generation).toBe(2);
  });

  it('grant one slot once to fifty at once', async () => {
    const { one, two } = await twoReplicas(1);
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 ? one : two).claim(claimOn(1, `i${n}`))),
    );
    const outcomes = replies.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === ClaimOutcome.CLAIMED)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === ClaimOutcome.REFUSED)).toHaveLength(49);
  });

  it('answer the same claim asked of both with one allocation', async () => {
    const { one, two } = await twoReplicas(4, 4);
    const replies = await Promise.all([one.claim(claimOn(1, 'i1')), two.claim(claimOn(2, 'i1'))]);
    const outcomes = replies.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([ClaimOutcome.CLAIMED, ClaimOutcome.ALREADY_CLAIMED]);
    expect(new Set(replies.map((reply) => reply.host)).size).toBe(1);
  });

  it('do not refuse on an old picture: a full host is read again first', async () => {
    const { one, two } = await twoReplicas(1);
    await one.claim(claimOn(1, 'i1'));
    await expect.poll(() => two.engine.memory.graph.get('p1')?.record.used.length).toBe(2);
    await two.stop();
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(two.engine.memory.graph.get('p1')?.record.used).toHaveLength(2);
    expect((await two.claim(claimOn(1, 'i2'))).outcome).toBe(ClaimOutcome.CLAIMED);
  });

  it('do not say that a claim is held on an old picture', async () => {
    const { one, two } = await twoReplicas(1);
    await two.claim(claimOn(1, 'i1'));
    await two.stop();
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect((await two.claim(claimOn(1, 'i1'))).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
  });

  it('build the graph anew where the ledger has a hole', async () => {
    const { store, one } = await twoReplicas(1);
    const silent = ProviderRecord.create({
      ...one.engine.memory.graph.get('p1')?.record,
      uuid: 'p9',
      name: 'h9',
    });
    await store.commit({
      put: [{ key: 'provider:p9', value: ProviderRecord.encode(silent) }],
      index: [{ index: 'providers', member: 'p9', score: 1 }],
    });
    await one.update(host(2));
    await store.commit({ ledger: [{ type: 'provider.updated', detail: { provider_uuid: 'p1' } }] });
    await expect.poll(() => one.engine.memory.graph.get('p9')?.record.name, { timeout: 3000 }).toBe('h9');
  });
});

describe('a reader of one replica', () => {
  it('sees what was written through another one before it asked', async () => {
    const { one, two } = await twoReplicas(4);
    for (let n = 0; n < 20; n += 1) {
      await one.claim(claimOn(1, `i${n}`, 1, 1));
      if (n < 4) {
        await two.engine.replica.current();
        const used = two.engine.memory.graph.get('p1')?.record.used;
        expect(used?.find(({ resourceClass }) => resourceClass === 'VCPU')?.amount).toBe(n + 1);
      }
    }
  });

  it('gets no answer from a memory with a hole: it is built anew first', async () => {
    const { store, one } = await twoReplicas(1);
    const silent = ProviderRecord.create({ ...one.engine.memory.graph.get('p1')?.record, uuid: 'p9' });
    await store.commit({
      put: [{ key: 'provider:p9', value: ProviderRecord.encode(silent) }],
      index: [{ index: 'providers', member: 'p9', score: 1 }],
    });
    await one.update(host(2));
    const seen: (string | undefined)[] = [];
    const look = () =>
      one.engine.replica.current().then(
        () => seen.push(one.engine.memory.graph.get('p9')?.record.uuid),
        (error: unknown) => expect(error).toMatchObject({ code: 'UNAVAILABLE' }),
      );
    await expect.poll(async () => (await look(), seen.length)).toBeGreaterThan(0);
    expect(seen).toEqual(['p9']);
  });
});

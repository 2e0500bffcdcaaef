import { ClaimOutcome } from '@cellflow/contracts-placement';
import { createPlatform, seededRandom, systemClock } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { host, startReplicaOn, testCandidates, testStore } from '../fixture.ts';

const hour = 3_600_000;

/** Two replicas on the same two stores, and a clock that is moved by hand. */
async function twoReplicas() {
  const time = { now: 1_000_000 };
  const platform: Platform = createPlatform({
    clock: { ...systemClock, now: () => time.now, monotonic: () => time.now },
    random: seededRandom(1),
  });
  const store = testStore();
  const candidates = testCandidates(platform);
  const one = await startReplicaOn(store, { candidates, platform });
  const two = await startReplicaOn(store, { candidates, platform });
  await one.update(host(1));
  await one.update(host(2, 1));
  await expect.poll(() => two.engine.memory.graph.size).toBe(2);
  const passes = (ms: number) => (time.now += ms);
  return { one, two, time, passes, store, candidates };
}

const groups = [{ resources: [{ resourceClass: 'VCPU', amount: 1 }] }];
const byUuid = (candidateUuid: string, consumerUuid: string, attempt = 1) => ({
  ...{ candidateUuid, consumerUuid, attempt },
  ...{ projectId: 'project', userId: 'user', consumerType: 'INSTANCE' },
});

describe('a stored candidate', () => {
  it('is claimed by its uuid, from any replica', async () => {
    const { one, two, time } = await twoReplicas();
    const reply = await one.candidates({ groups, store: true });
    expect(reply.expiresAtMs).toBe(time.now + hour);
    const uuid = reply.candidates?.[1]?.uuid ?? '';
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await two.claim(byUuid(uuid, 'i1'))).toMatchObject({
      outcome: ClaimOutcome.CLAIMED,
      host: 'h2',
      allocations: [{ providerUuid: 'p2', resources: [{ resourceClass: 'VCPU', amount: 1 }] }],
    });
  });

  it('has the same uuid when it is offered again, and none where nobody asks for it', async () => {
    const { one, two } = await twoReplicas();
    const uuids = async (replica: typeof one, store: boolean) =>
      (await replica.candidates({ groups, store })).candidates?.map(({ uuid }) => uuid ?? '');
    const first = await uuids(one, true);
    expect(new Set(first).size).toBe(2);
    expect(await uuids(two, true)).toEqual(first);
    expect(await uuids(one, false)).toEqual(['', '']);
  });

  it('reserves nothing: a claim by uuid looks at what is left', async () => {
    const { one, two } = await twoReplicas();
    const uuid = (await one.candidates({ groups, store: true })).candidates?.[1]?.uuid ?? '';
    await one.claim(byUuid(uuid, 'i1'));
    expect(await two.claim(byUuid(uuid, 'i2'))).toMatchObject({ outcome: ClaimOutcome.REFUSED });
  });

  it('expires, and the claim says so; offered again meanwhile, it is kept for longer', async () => {
    const { one, two, passes, time } = await twoReplicas();
    const uuid = (await one.candidates({ groups, store: true })).candidates?.[0]?.uuid ?? '';
    passes(hour * 0.4);
    expect((await one.candidates({ groups, store: true })).expiresAtMs).toBe(time.now + hour * 0.6);
    passes(hour * 0.4);
    expect((await one.candidates({ groups, store: true })).expiresAtMs).toBe(time.now + hour);
    passes(hour * 0.9);
    expect(await two.claim(byUuid(uuid, 'i1'))).toMatchObject({ outcome: ClaimOutcome.CLAIMED });
    passes(hour * 0.2);
    for (const replica of [one, two]) {
      expect(await replica.claim(byUuid(uuid, 'i2'))).toMatchObject({
        outcome: ClaimOutcome.CANDIDATE_EXPIRED,
        reason: expect.stringContaining(uuid),
      });
    }
  });

  it('is answered with what the attempt holds where it expired after the claim', async () => {
    const { one, two, passes } = await twoReplicas();
    const uuid = (await one.candidates({ groups, store: true })).candidates?.[0]?.uuid ?? '';
    await one.claim(byUuid(uuid, 'i1'));
    passes(2 * hour);
    expect(await two.claim(byUuid(uuid, 'i1'))).toMatchObject({
      outcome: ClaimOutcome.ALREADY_CLAIMED,
      host: 'h1',
    });
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(await two.claim(byUuid(uuid, 'i1'))).toMatchObject({ outcome: ClaimOutcome.STALE_ATTEMPT });
  });

  it('is not mixed with an allocation request', async () => {
    const { one } = await twoReplicas();
    const allocationRequest = { allocations: [{ providerUuid: 'p1', resources: [] }] };
    await expect(one.claim({ ...byUuid('x', 'i1'), allocationRequest })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('leaves no trace in the ledger of placement', async () => {
    const { one, store, candidates } = await twoReplicas();
    const head = await store.ledgerHead();
    await one.candidates({ groups, store: true });
    expect(await store.ledgerHead()).toBe(head);
    expect(await candidates.ledgerHead()).toBe('');
  });
});

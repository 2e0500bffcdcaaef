import { ClaimOutcome, ClaimRefusal, UnclaimOutcome } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

const replica = async () => startReplicaOn(testStore());

describe('a claim', () => {
  it('takes what it asks for, names the host, and raises both generations by one', async () => {
    const placement = await replica();
    await placement.update(host(1));
    expect(await placement.claim(claimOn(1, 'i1'))).toMatchObject({
      outcome: ClaimOutcome.CLAIMED,
      host: 'h1',
      cell: 'cell1',
      availabilityZone: 'az1',
      heldAttempt: 1,
    });
    expect(placement.engine.memory.graph.get('p1')?.record).toMatchObject({
      generation: 1,
      used: [
        { resourceClass: 'VCPU', amount: 1 },
        { resourceClass: 'MEMORY_MB', amount: 1024 },
      ],
    });
    expect(await placement.allocations('i1')).toMatchObject({ attempt: 1, consumerGeneration: 1 });
  });

  it('asked again under its attempt answers what it holds, whatever is asked', async () => {
    const placement = await replica();
    await placement.update(host(1));
    await placement.update(host(2));
    await placement.claim(claimOn(1, 'i1'));
    expect(await placement.claim(claimOn(2, 'i1'))).toMatchObject({
      outcome: ClaimOutcome.ALREADY_CLAIMED,
      host: 'h1',
      heldAttempt: 1,
    });
    expect(placement.engine.memory.graph.get('p2')?.record.used).toEqual([]);
    expect(placement.engine.memory.graph.get('p1')?.record.generation).toBe(1);
  });

  it('that fails leaves no consumer', async () => {
    const placement = await replica();
    await placement.update(host(1, 1));
    await placement.claim(claimOn(1, 'i1'));
    const refused = await placement.claim(claimOn(1, 'i2'));
    expect(refused).toMatchObject({ outcome: ClaimOutcome.REFUSED, refusal: ClaimRefusal.NO_CAPACITY });
    expect(refused.reason).toContain('h1: VCPU over-capacity');
    expect(await placement.allocations('i2')).toEqual({});
    expect(await placement.engine.store.get('consumer:i2')).toBeNull();
  });

  it('keeps the unit rules of the inventory', async () => {
    const placement = await replica();
    await placement.update({
      ...host(1),
      inventories: [
        { resourceClass: 'VCPU', total: 16, minUnit: 2, maxUnit: 8, stepSize: 2 },
        { resourceClass: 'MEMORY_MB', total: 65536 },
      ],
    });
    const reason = async (vcpus: number) => (await placement.claim(claimOn(1, 'i1', 1, vcpus))).reason ?? '';
    expect(await reason(1)).toContain('below-min-unit');
    expect(await reason(10)).toContain('above-max-unit');
    expect(await reason(3)).toContain('off-step');
    expect(await reason(4)).toBe('');
  });

  it('counts reserved and ratio', async () => {
    const placement = await replica();
    await placement.update({
      ...host(1),
      inventories: [
        { resourceClass: 'VCPU', total: 4, reserved: 1, allocationRatio: 1.5 },
        { resourceClass: 'MEMORY_MB', total: 65536 },
      ],
    });
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push((await placement.claim(claimOn(1, `i${n}`))).outcome);
    expect(outcomes).toEqual([1, 1, 1, 1, ClaimOutcome.REFUSED]);
  });

  it('is refused on an unknown provider and an absent class', async () => {
    const placement = await replica();
    await placement.update({ ...host(1), inventories: [{ resourceClass: 'VCPU', total: 4 }] });
    const nobody = await placement.claim(claimOn(9, 'i1'));
    expect(nobody).toMatchObject({ refusal: ClaimRefusal.NO_PROVIDER });
    expect(nobody.reason).toContain('no provider p9');
    const absent = await placement.claim(claimOn(1, 'i1'));
    expect(absent).toMatchObject({ refusal: ClaimRefusal.NO_INVENTORY });
    expect(absent.reason).toContain('h1 has no MEMORY_MB');
  });

  it('of a later attempt waits until the earlier one is unclaimed', async () => {
    const placement = await replica();
    await placement.update(host(1));
    await placement.update(host(2));
    await placement.claim(claimOn(1, 'i1'));
    expect(await placement.claim(claimOn(2, 'i1', 2))).toMatchObject({
      outcome: ClaimOutcome.HELD_BY_OTHER_ATTEMPT,
      heldAttempt: 1,
    });
    expect(await placement.unclaim({ consumerUuid: 'i1', attempt: 1 })).toEqual({
      outcome: UnclaimOutcome.RELEASED,
    });
    expect((await placement.claim(claimOn(2, 'i1', 2))).outcome).toBe(ClaimOutcome.CLAIMED);
    expect((await placement.claim(claimOn(1, 'i1', 1))).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
  });

  it.each([
    [{ consumerUuid: '' }, 'consumer_uuid'],
    [{ attempt: 0 }, 'attempt'],
    [{ allocationRequest: null }, 'allocation_request.allocations'],
  ])('that says %j is refused by the name of the field', async (change, field) => {
    const placement = await replica();
    await expect(placement.claim({ ...claimOn(1, 'i1'), ...change })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(field),
    });
  });

  it('leaves its entry in the ledger, with attempt, host and allocations', async () => {
    const placement = await replica();
    await placement.update(host(1));
    await placement.claim(claimOn(1, 'i1'));
    const entries = await placement.engine.store.readLedger({ after: '', limit: 10 });
    expect(entries.map(({ event }) => event.type)).toEqual(['provider.updated', 'allocation.claimed']);
    expect(entries[1]?.event).toMatchObject({
      requestId: 'req-1',
      messageId: 'req-1:i:1:claim',
      instanceUuid: 'i1',
      attempt: 1,
      host: 'h1',
      cell: 'cell1',
      allocations: [{ providerUuid: 'p1' }],
    });
  });
});

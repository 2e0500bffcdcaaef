import { ClaimOutcome, UnclaimOutcome } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

const replicaWithHost = async () => {
  const placement = await startReplicaOn(testStore());
  await placement.update(host(1));
  return placement;
};

const used = (placement: Awaited<ReturnType<typeof replicaWithHost>>) =>
  placement.engine.memory.graph.get('p1')?.record.used;

describe('an unclaim', () => {
  it('releases what its attempt holds, once, at the same generation of the provider', async () => {
    const placement = await replicaWithHost();
    await placement.claim(claimOn(1, 'i1'));
    const unclaim = () => placement.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect((await unclaim()).outcome).toBe(UnclaimOutcome.RELEASED);
    expect((await unclaim()).outcome).toBe(UnclaimOutcome.NOT_HELD);
    expect(used(placement)).toEqual([]);
    expect(placement.engine.memory.graph.get('p1')?.record.generation).toBe(1);
  });

  it('of an earlier attempt is stale and changes nothing', async () => {
    const placement = await replicaWithHost();
    await placement.claim(claimOn(1, 'i1', 2));
    expect((await placement.unclaim({ consumerUuid: 'i1', attempt: 1 })).outcome).toBe(UnclaimOutcome.STALE);
    expect(used(placement)).toHaveLength(2);
  });

  it('that comes before its claim refuses the claim when it comes', async () => {
    const placement = await replicaWithHost();
    const early = await placement.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(early.outcome).toBe(UnclaimOutcome.NOT_HELD);
    expect((await placement.claim(claimOn(1, 'i1'))).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
    expect((await placement.claim(claimOn(1, 'i1', 2))).outcome).toBe(ClaimOutcome.CLAIMED);
  });

  it('of a later attempt fences that attempt and leaves the claim of the earlier one', async () => {
    const placement = await replicaWithHost();
    await placement.claim(claimOn(1, 'i1'));
    expect((await placement.unclaim({ consumerUuid: 'i1', attempt: 2 })).outcome).toBe(
      UnclaimOutcome.NOT_HELD,
    );
    expect((await placement.claim(claimOn(1, 'i1', 1))).outcome).toBe(ClaimOutcome.ALREADY_CLAIMED);
    expect((await placement.claim(claimOn(1, 'i1', 2))).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
    expect((await placement.unclaim({ consumerUuid: 'i1', attempt: 1 })).outcome).toBe(
      UnclaimOutcome.RELEASED,
    );
    expect((await placement.claim(claimOn(1, 'i1', 2))).outcome).toBe(ClaimOutcome.STALE_ATTEMPT);
  });

  it('for good releases whatever is held, and refuses every later claim', async () => {
    const placement = await replicaWithHost();
    await placement.claim(claimOn(1, 'i1', 3));
    const final = () => placement.unclaim({ consumerUuid: 'i1', final: true });
    expect((await final()).outcome).toBe(UnclaimOutcome.RELEASED);
    expect((await final()).outcome).toBe(UnclaimOutcome.NOT_HELD);
    expect(await placement.claim(claimOn(1, 'i1', 9))).toMatchObject({
      outcome: ClaimOutcome.STALE_ATTEMPT,
      tombstone: true,
    });
    expect(used(placement)).toEqual([]);
    expect(await placement.engine.store.count('consumers')).toBe(0);
  });

  it('for good of a server that never claimed refuses its claim too', async () => {
    const placement = await replicaWithHost();
    await placement.unclaim({ consumerUuid: 'i1', final: true });
    expect(await placement.claim(claimOn(1, 'i1'))).toMatchObject({ tombstone: true });
  });

  it('tells the ledger what it released', async () => {
    const placement = await replicaWithHost();
    await placement.claim(claimOn(1, 'i1'));
    await placement.unclaim({ consumerUuid: 'i1', final: true });
    const entries = await placement.engine.store.readLedger({ after: '', limit: 9 });
    expect(entries.slice(2).map(({ event }) => event)).toMatchObject([
      { type: 'allocation.released', attempt: 1, host: 'h1', allocations: [{ providerUuid: 'p1' }] },
      { type: 'consumer.tombstoned', instanceUuid: 'i1' },
    ]);
  });

  it('without a consumer or an attempt is refused by the name of the field', async () => {
    const placement = await replicaWithHost();
    await expect(placement.unclaim({ attempt: 1 })).rejects.toThrow('consumer_uuid');
    await expect(placement.unclaim({ consumerUuid: 'i1' })).rejects.toThrow('attempt');
  });
});

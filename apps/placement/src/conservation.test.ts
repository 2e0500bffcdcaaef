import type { Allocation } from '@cellflow/contracts-common';
import { ClaimOutcome, ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Store } from '@cellflow/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf } from './acts/asker.ts';
import { deleteAllocationsAct } from './acts/delete-allocations.ts';
import { postAllocationsAct } from './acts/post-allocations.ts';
import { putAllocationsAct } from './acts/put-allocations.ts';
import type { ConsumerClaim } from './allocations/consumer-claim.ts';
import { providersOf } from './allocations/merge.ts';
import { PlacementError } from './errors.ts';
import { claimOn, host, startReplicaOn, testStore } from './fixture.ts';
import type { View } from './writer/view.ts';
import type { Act } from './writer/writer.ts';

const capacity = 3;
const consumers = [0, 1, 2, 3, 4, 5].map((n) => `i${n}`);
const providers = [1, 2, 3];

const step = fc.record({
  kind: fc.constantFrom('claim', 'claim', 'unclaim', 'final', 'put', 'put', 'delete', 'swap'),
  replica: fc.nat(1),
  consumer: fc.nat(5),
  other: fc.nat(5),
  attempt: fc.integer({ min: 1, max: 3 }),
  provider: fc.integer({ min: 1, max: 3 }),
  vcpus: fc.integer({ min: 1, max: 2 }),
  /** Whether a REST client says which generation it means. */
  checks: fc.boolean(),
  /** Whether the next step waits for this one. */
  wait: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Replica = Awaited<ReturnType<typeof startReplicaOn>>;

/** Plays one step; tells how many providers it raised to their next generation. */
async function play(replica: Replica, given: Step): Promise<number> {
  const { kind, attempt, provider, vcpus } = given;
  const uuid = `i${given.consumer}`;
  if (kind === 'claim') {
    const { outcome } = await replica.claim(claimOn(provider, uuid, attempt, vcpus));
    return outcome === ClaimOutcome.CLAIMED ? 1 : 0;
  }
  if (kind === 'unclaim' || kind === 'final') {
    await replica.unclaim({ consumerUuid: uuid, attempt, final: kind === 'final' });
    return 0;
  }
  const { memory, platform, writer } = replica.engine;
  const by = { origin: originOf({ requestId: 'req-1' }, platform), memory };
  const act = actOf(replica, given, by);
  try {
    return act ? await writer.perform(act) : 0;
  } catch (error) {
    if (error instanceof PlacementError) return 0;
    throw error;
  }
}

/** A REST client's write, which gives the number of providers that it mentions. */
function actOf(
  { engine }: Replica,
  { kind, consumer, other, provider, vcpus, checks }: Step,
  by: Parameters<typeof putAllocationsAct>[1],
): Act<number> | null {
  const uuid = `i${consumer}`;
  const held = (of: string) => engine.memory.consumers.get(of)?.record;
  const claim = (of: string, allocations: readonly Allocation[]): ConsumerClaim => {
    const known = held(of);
    const generation = known && known.allocations.length > 0 ? known.generation : null;
    return { consumerUuid: of, allocations, generation: checks ? generation : undefined };
  };
  if (kind === 'delete') return counting(deleteAllocationsAct(uuid, by), () => 0);
  const resources = [{ resourceClass: 'VCPU', amount: vcpus }];
  if (kind === 'put')
    return counting(
      putAllocationsAct(claim(uuid, [{ providerUuid: `p${provider}`, resources }]), by),
      () => 1,
    );
  const moved = held(uuid)?.allocations ?? [];
  if (other === consumer || moved.length === 0) return null;
  const swap = postAllocationsAct([claim(`i${other}`, moved), claim(uuid, [])], by);
  return counting(swap, (view) => {
    const released = view.peek('consumer', uuid)?.allocations ?? [];
    return new Set(providersOf([...moved, ...released])).size;
  });
}

/** The act, giving what was counted before the evaluation that came to be stored. */
const counting = ({ lane, evaluate }: Act<void>, count: (view: View) => number): Act<number> => ({
  lane,
  evaluate(view) {
    const counted = count(view);
    evaluate(view);
    return counted;
  },
});

async function recordsOf(store: Store) {
  const held = new Map<string, readonly Allocation[]>();
  for (const uuid of consumers) {
    const found = await store.get(`consumer:${uuid}`);
    const { allocations } = found ? ConsumerRecord.decode(found.value) : ConsumerRecord.create();
    if (allocations.length > 0) held.set(uuid, allocations);
  }
  const found = await Promise.all(providers.map((n) => store.get(`provider:p${n}`)));
  return { held, providers: found.map((each) => ProviderRecord.decode(each?.value as Uint8Array)) };
}

function sumsOf(held: ReadonlyMap<string, readonly Allocation[]>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { providerUuid, resources } of [...held.values()].flat()) {
    for (const { resourceClass, amount } of resources) {
      const key = `${providerUuid}/${resourceClass}`;
      sums.set(key, (sums.get(key) ?? 0) + amount);
    }
  }
  return sums;
}

/** What the history says is held, with every moment of it within capacity. */
async function replay(store: Store): Promise<Map<string, readonly Allocation[]>> {
  const held = new Map<string, readonly Allocation[]>();
  for (const { event } of await store.readLedger({ after: '', limit: 5000 })) {
    const { type, instanceUuid, allocations } = event;
    if (type === 'allocation.released') {
      expect(held.get(instanceUuid)).toEqual(allocations);
      held.delete(instanceUuid);
    }
    if (type !== 'allocation.claimed') continue;
    expect(held.has(instanceUuid)).toBe(false);
    held.set(instanceUuid, allocations);
    const sums = sumsOf(held);
    for (const n of providers) expect(sums.get(`p${n}/VCPU`) ?? 0).toBeLessThanOrEqual(capacity);
  }
  return held;
}

describe('whatever is claimed, moved and released on two replicas at once', () => {
  it('what providers have in use is the sum of the allocations, within capacity, and as the history says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = testStore();
        const replicas = [await startReplicaOn(store), await startReplicaOn(store)] as const;
        for (const n of providers) await replicas[0].update(host(n, capacity));
        let raised = 0;
        let running: Promise<void>[] = [];
        for (const each of steps) {
          const replica = replicas[each.replica] as Replica;
          running.push(play(replica, each).then((count) => void (raised += count)));
          if (each.wait) running = (await Promise.all(running), []);
        }
        await Promise.all(running);

        const records = await recordsOf(store);
        const sums = sumsOf(records.held);
        for (const { uuid, used } of records.providers) {
          for (const resourceClass of ['VCPU', 'MEMORY_MB']) {
            const amount = used.find((entry) => entry.resourceClass === resourceClass)?.amount ?? 0;
            expect(amount).toBe(sums.get(`${uuid}/${resourceClass}`) ?? 0);
          }
          for (const { engine } of replicas)
            await expect.poll(() => engine.memory.graph.get(uuid)?.record.used).toEqual(used);
        }
        expect(await replay(store)).toEqual(records.held);
        expect(records.providers.reduce((sum, { generation }) => sum + generation, 0)).toBe(raised);
        for (const replica of replicas) await replica.stop();
      }),
      { numRuns: 150, seed: 42 },
    );
  }, 60_000);
});

import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from './fixture.ts';

const capacity = 3;

const step = fc.record({
  kind: fc.constantFrom('claim', 'claim', 'unclaim', 'final'),
  replica: fc.nat(1),
  consumer: fc.nat(5),
  attempt: fc.integer({ min: 1, max: 3 }),
  provider: fc.integer({ min: 1, max: 3 }),
  vcpus: fc.integer({ min: 1, max: 2 }),
  /** Whether the next step waits for this one. */
  wait: fc.boolean(),
});

describe('whatever is claimed and unclaimed on two replicas at once', () => {
  it('what providers have in use is the sum of the allocations, within capacity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = testStore();
        const replicas = [await startReplicaOn(store), await startReplicaOn(store)];
        for (const n of [1, 2, 3]) await replicas[0]?.update(host(n, capacity));
        let running: Promise<unknown>[] = [];
        for (const { kind, replica, consumer, attempt, provider, vcpus, wait } of steps) {
          const placement = replicas[replica] as (typeof replicas)[number];
          const uuid = `i${consumer}`;
          running.push(
            kind === 'claim'
              ? placement.claim(claimOn(provider, uuid, attempt, vcpus))
              : placement.unclaim({ consumerUuid: uuid, attempt, final: kind === 'final' }),
          );
          if (wait) running = (await Promise.all(running), []);
        }
        await Promise.all(running);

        const sums = new Map<string, number>();
        for (let n = 0; n < 6; n += 1) {
          const found = await store.get(`consumer:i${n}`);
          const record = found ? ConsumerRecord.decode(found.value) : null;
          for (const { providerUuid, resources } of record?.allocations ?? []) {
            for (const { resourceClass, amount } of resources) {
              const key = `${providerUuid}/${resourceClass}`;
              sums.set(key, (sums.get(key) ?? 0) + amount);
            }
          }
        }
        for (const n of [1, 2, 3]) {
          const found = await store.get(`provider:p${n}`);
          const record = ProviderRecord.decode(found?.value as Uint8Array);
          for (const resourceClass of ['VCPU', 'MEMORY_MB']) {
            const used = record.used.find((entry) => entry.resourceClass === resourceClass)?.amount ?? 0;
            expect(used).toBe(sums.get(`p${n}/${resourceClass}`) ?? 0);
            if (resourceClass === 'VCPU') expect(used).toBeLessThanOrEqual(capacity);
          }
          for (const { engine } of replicas) {
            await expect.poll(() => engine.memory.graph.get(`p${n}`)?.record.used).toEqual(record.used);
          }
        }
        const entries = await store.readLedger({ after: '', limit: 1000 });
        const written = entries.filter(({ event }) => event.type === 'allocation.claimed').length;
        const generations = [1, 2, 3].map(
          (n) => replicas[0]?.engine.memory.graph.get(`p${n}`)?.record.generation ?? 0,
        );
        expect(generations.reduce((sum, generation) => sum + generation, 0)).toBe(written);
        for (const placement of replicas) await placement.stop();
      }),
      { numRuns: 150, seed: 42 },
    );
  }, 60_000);
});

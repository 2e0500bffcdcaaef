import { startPlacement } from '@cellflow/app-placement';
import { createPlatform } from '@cellflow/platform';
import { createMemoryBroker } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { buildTopology, candidates, users, vhosts } from '@cellflow/topology';

const platform = createPlatform();

/** The store as seen by one whom its ledger reaches `lateMs` after it was written. */
const heardLate = (store: Store, lateMs: number): Store =>
  new Proxy(store, {
    get(original, key) {
      if (key === 'followLedger')
        return async function* (...given: Parameters<Store['followLedger']>) {
          for await (const entries of original.followLedger(...given)) {
            await platform.clock.sleep(lateMs);
            yield entries;
          }
        };
      const value: unknown = Reflect.get(original, key, original);
      return typeof value === 'function' ? value.bind(original) : value;
    },
  });

/**
 * Replicas of placement on one memory store that hear of each other later than the next request comes. On a store that
 * tells at once, a reader that does not wait for what others wrote would not be noticed.
 */
export async function startLateReplicas({ count, lateMs }: { count: number; lateMs: number }) {
  const broker = createMemoryBroker({ topology: buildTopology([]), platform });
  const store = heardLate(createMemoryStore({ scope: 'placement', platform }), lateMs);
  const kept = createMemoryStore({ scope: candidates, platform });
  const replicas = await Promise.all(
    Array.from({ length: count }, () =>
      startPlacement(
        { rest: { port: 0 } },
        {
          ...{ platform, store, candidates: kept },
          placement: broker.connect({ vhost: vhosts.placement, user: users.placement }),
        },
      ),
    ),
  );
  return {
    urls: replicas.map(({ url }) => url!),
    stop: async () => {
      for (const replica of replicas) await replica.stop();
      await store.close();
    },
  };
}

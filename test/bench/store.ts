import { createPlatform, systemIds } from '@cellflow/platform';
import { connectRedisStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { Redis } from 'ioredis';

/** Commits of one build step each: a record of 1.5 KB put on its version, a lease moved, a ledger entry. */
export interface StoreFigures {
  readonly appendfsync: string;
  readonly inFlight: number;
  readonly commitsPerSecond: number;
  /** CPU per commit in microseconds: this process, and Redis. */
  readonly clientMicros: number;
  readonly redisMicros: number;
}

const value = new Uint8Array(1500).map((_, i) => i);

/** Drives a Redis with `inFlight` conditional commits at a time for `ms`, each worker on a record of its own. */
export async function measureCommits(store: Store, inFlight: number, ms: number): Promise<number> {
  let commits = 0;
  const until = performance.now() + ms;
  const worker = async (n: number) => {
    const key = `instance:${inFlight}-${n}-${systemIds.uuid()}`;
    for (let version = 0; performance.now() < until;) {
      const result = await store.commit({
        expect: [{ key, version }],
        put: [{ key, value }],
        index: [{ index: 'builds', member: key, score: commits }],
        ledger: [
          {
            type: 'build.state',
            instanceUuid: key,
            fromState: 'building/none',
            toState: 'building/spawning',
          },
        ],
      });
      if (!result.committed) throw new Error(`conflict on ${result.conflict}`);
      version = result.version;
      commits += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, n) => worker(n)));
  return commits;
}

/** Commits per second at 1, 16, 64 and 256 in flight, with `appendfsync` everysec and always. */
export async function benchStore(url: string, options: { ms?: number } = {}): Promise<StoreFigures[]> {
  const ms = options.ms ?? 2000;
  const platform = createPlatform();
  const admin = new Redis(url);
  const redisCpu = async () => {
    const info = await admin.info('cpu');
    const seconds = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1]);
    return (seconds('used_cpu_user') + seconds('used_cpu_sys')) * 1e6;
  };
  const figures: StoreFigures[] = [];
  try {
    for (const appendfsync of ['everysec', 'always']) {
      await admin.config('SET', 'appendfsync', appendfsync);
      const store = await connectRedisStore({ url, scope: `bench-${systemIds.hex(4)}`, platform });
      await measureCommits(store, 64, ms / 4);
      for (const inFlight of [1, 16, 64, 256]) {
        const [client, redis, began] = [process.cpuUsage(), await redisCpu(), performance.now()];
        const commits = await measureCommits(store, inFlight, ms);
        const used = process.cpuUsage(client);
        figures.push({
          appendfsync,
          inFlight,
          commitsPerSecond: Math.round((commits / (performance.now() - began)) * 1000),
          clientMicros: Math.round((used.user + used.system) / commits),
          redisMicros: Math.round(((await redisCpu()) - redis) / commits),
        });
      }
      await store.close();
    }
  } finally {
    admin.disconnect();
  }
  return figures;
}

const url = process.env['CELLFLOW_TEST_REDIS_URL'];
if (process.argv[1]?.includes('store-bench') && url) console.table(await benchStore(url));

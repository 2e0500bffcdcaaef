import { createPlatform } from '@cellflow/platform';
import { createMemoryBroker } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import type { MemoryStore } from '@cellflow/store';
import { buildTopology, users, vhosts } from '@cellflow/topology';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSuperConductor } from './service.ts';

const platform = createPlatform();
const layout = [{ name: 'cell1', computes: [{ service: 'cell1-compute', hosts: ['cell1-h1'] }] }];
const write = (key: string) => ({
  put: [{ key, value: Uint8Array.of(1) }],
  ledger: [{ type: 'instance.created', actor: 'super-conductor' }],
});

describe.each(['api', 'cell1', 'cell0'])(
  'the store of %s that lost what only the super-conductor saw',
  (scope) => {
    let stores: Map<string, MemoryStore>;
    let own: Map<string, ReturnType<MemoryStore['open']>>;
    let stop: () => Promise<void>;
    beforeEach(async () => {
      const broker = createMemoryBroker({ topology: buildTopology(layout), platform });
      stores = new Map(
        ['api', 'cell0', 'cell1'].map((name) => [name, createMemoryStore({ scope: name, platform })]),
      );
      own = new Map([...stores].map(([name, store]) => [name, store.open()]));
      const connect = (vhost: string) => broker.connect({ vhost, user: users.superConductor });
      const running = await startSuperConductor({ maxAttempts: 3, buildTimeoutMs: 60_000 } as never, {
        platform,
        api: connect(vhosts.api),
        placement: connect(vhosts.placement),
        store: own.get('api')!,
        cells: ['cell0', 'cell1'].map((name) => ({
          name,
          store: own.get(name)!,
          transport: name === 'cell0' ? null : connect(vhosts.cell(name)),
        })),
      });
      stop = () => running.stop();
    });
    afterEach(() => stop());

    it('is written to again by it, and says that it was recovered', async () => {
      const store = stores.get(scope)!;
      const mine = own.get(scope)!;
      store.rememberCommits(10);
      for (const key of ['a', 'b', 'c']) await mine.commit(write(key));
      store.loseCommits(2);
      await expect(mine.commit(write('d'))).rejects.toMatchObject({ code: 'BACKWARDS' });
      await expect.poll(() => mine.readiness(), { timeout: 5000 }).toBeNull();
      expect((await mine.commit(write('d'))).committed).toBe(true);
      const told = (await store.readLedger({ after: '', limit: 9 })).map(({ event }) => event.type);
      expect(told).toEqual(['instance.created', 'store.recovering', 'store.recovered', 'instance.created']);
    });
  },
);

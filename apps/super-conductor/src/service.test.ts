import { Scheduler, SuperConductor } from '@cellflow/contracts-global';
import { createPlatform } from '@cellflow/platform';
import { bind, createClient, createMemoryBroker, serve } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import type { MemoryStore } from '@cellflow/store';
import { buildTopology, queues, routes, users, vhosts } from '@cellflow/topology';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSuperConductor } from './service.ts';

const platform = createPlatform();
const layout = [{ name: 'cell1', computes: [{ service: 'cell1-compute', hosts: ['cell1-h1'] }] }];
const write = (key: string) => ({
  put: [{ key, value: Uint8Array.of(1) }],
  ledger: [{ type: 'instance.created', actor: 'super-conductor' }],
});

/** One replica with everything in memory. */
async function startInMemory() {
  const broker = createMemoryBroker({ topology: buildTopology(layout), platform });
  const stores = new Map(
    ['api', 'cell0', 'cell1'].map((name) => [name, createMemoryStore({ scope: name, platform })]),
  );
  const own = new Map([...stores].map(([name, store]) => [name, store.open()]));
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
  return { broker, stores, own, stop: () => running.stop() };
}

describe.each(['api', 'cell1', 'cell0'])(
  'the store of %s that lost what only the super-conductor saw',
  (scope) => {
    let stores: Map<string, MemoryStore>;
    let own: Map<string, ReturnType<MemoryStore['open']>>;
    let stop: () => Promise<void>;
    beforeEach(async () => void ({ stores, own, stop } = await startInMemory()));
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

describe('a boot of thousands of servers', () => {
  it('is taken up a part at a time, and to its end', async () => {
    const { broker, stop } = await startInMemory();
    const parts = 30;
    let [underWay, most, asked] = [0, 0, 0];
    const scheduler = await serve({
      ...{ transport: broker.connect({ vhost: vhosts.api, user: users.scheduler }), platform },
      queues: [{ queue: queues.scheduler, prefetch: parts }],
      bindings: [
        bind(Scheduler, {
          async selectDestinations() {
            asked += 1;
            most = Math.max(most, (underWay += 1));
            await platform.clock.sleep(100);
            underWay -= 1;
            return { noValidHost: {} };
          },
        }),
      ],
    });
    const api = createClient({
      ...{ service: SuperConductor, transport: broker.connect({ vhost: vhosts.api, user: users.api }) },
      ...{ platform, route: routes.superConductor },
    });
    const server = (part: number, at: number) => {
      const uuid = `00000000-0000-4000-8000-${String(part * 100 + at).padStart(12, '0')}`;
      return { instanceUuid: uuid, projectId: 'p', instance: { uuid, description: 'x'.repeat(800) } };
    };
    const cast = (part: number) =>
      api.scheduleAndBuildInstances(
        {
          requestId: `req-${part}`,
          requestSpec: {},
          buildRequests: Array.from({ length: 100 }, (_, at) => server(part, at)),
        },
        { context: { requestId: `req-${part}`, traceparent: '' }, messageId: `m-${part}` },
      );
    await Promise.all(Array.from({ length: parts }, (_, part) => cast(part)));
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(parts);
    expect(most).toBeGreaterThan(5);
    expect(most).toBeLessThanOrEqual(13);
    await stop();
    await scheduler.drain();
  });
});

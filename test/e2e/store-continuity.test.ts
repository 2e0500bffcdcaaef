import { stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { layoutOf, resolveCells } from '@cellflow/stack';
import { askRedis, provideServers, startRedis } from '@cellflow/stack/servers';
import type { RedisProcess, Servers } from '@cellflow/stack/servers';
import { TestCloud } from '@cellflow/test-kit';
import { buildTopology } from '@cellflow/topology';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

Object.assign(process.env, inject('realServers'));

/** 24 VCPUs in all. */
const profile = {
  hosts: [{ name: '{cell}-h{n}', count: 3, inventory: { VCPU: 4, MEMORY_MB: 8192, DISK_GB: 100 } }],
};
const cells = ['cell1', 'cell2'].map((name) => ({
  name,
  computes: [{ service: `${name}-compute`, profile }],
}));

describe('a placement store whose machine crashes while servers are booted', () => {
  let shared: Servers;
  let redis: RedisProcess;
  let cloud: TestCloud;
  let file: string;
  beforeAll(async () => {
    const topology = buildTopology(layoutOf(resolveCells(cells)));
    shared = await provideServers({ topology, fresh: true });
    redis = await startRedis();
    const url = `redis://127.0.0.1:${redis.port}`;
    const [answer] = await askRedis(url, [['CONFIG', 'GET', 'dir']]);
    file = join((answer as string[])[1]!, 'appendonlydir', 'appendonly.aof.1.incr.aof');
    const servers: Servers = {
      ...shared,
      storeUrl: (user, scope) => (scope === 'placement' ? url : shared.storeUrl(user, scope)),
    };
    cloud = await TestCloud.start({ on: 'processes', cells, servers, replicas: { placement: 2 } });
  });
  afterAll(async () => {
    await cloud?.[Symbol.asyncDispose]();
    await redis?.stop();
    await shared?.stop();
  });

  const length = async () => (await stat(file)).size;
  const recoveries = async () =>
    (await cloud.ledger('placement')).filter(({ event }) => event.type === 'store.recovered').length;

  /** The server is killed, the end of what it wrote since `kept` is cut off, and it is started again. */
  const crash = async (kept: number, share: number) => {
    await redis.kill();
    await truncate(file, kept + Math.floor(((await length()) - kept) * share));
    await redis.restart();
  };

  it('holds again what runs, gives nothing twice, and boots on', async () => {
    await cloud.waitFor(
      () => cloud.providers(),
      (providers) => providers.length === 6,
      { what: 'six hosts' },
    );
    const before = await recoveries();
    const booted: string[] = [];
    for (const share of [0.5, 0]) {
      const kept = await length();
      const crowd = Promise.all(Array.from({ length: 10 }, () => cloud.boot(1)));
      await cloud.waitFor(length, (now) => now > kept + 4000, { what: 'claims' });
      await crash(kept, share);
      const ids = (await crowd).flat();
      booted.push(...ids);
      const ended = await cloud.settled(ids);
      expect(ended.map((server) => server?.status)).toEqual(ids.map(() => 'ACTIVE'));
    }
    expect(await recoveries()).toBeGreaterThan(before);
    const ledger = await cloud.ledger('placement');
    expect(ledger.map(({ event }) => event.type)).toContain('allocation.restored');
    const full = await cloud.settled(await cloud.boot(4));
    expect(full.map((server) => server?.status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
    const [last] = await cloud.settled(await cloud.boot(1));
    expect(last?.status).toBe('ERROR');
    for (const { name, used } of await cloud.providers())
      for (const { resourceClass, amount } of used)
        if (resourceClass === 'VCPU') expect([name, amount]).toEqual([name, 4]);
    const active = (await cloud.instances()).filter(({ vmState }) => vmState === 'active');
    const held = (await cloud.allocations()).map(({ consumer, host }) => `${consumer} ${host}`);
    expect(held.sort()).toEqual(active.map(({ uuid, host }) => `${uuid} ${host}`).sort());
  });
});

import { layoutOf, provideServers, resolveCells } from '@cellflow/stack';
import type { Servers } from '@cellflow/stack';
import { TestCloud } from '@cellflow/test-kit';
import { buildTopology } from '@cellflow/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alternating, ask } from './placement-door.ts';
import { busDoor, restDoor, startClients } from './placement-load.ts';

const capacity: Readonly<Record<string, number>> = { VCPU: 8, MEMORY_MB: 1024, DISK_GB: 10 };

/** Room for fewer than the clients hold at most, so that some claims are refused. */
const profile = {
  hosts: [{ name: '{cell}-h{n}', count: 4, inventory: capacity }],
};
const cells = [{ name: 'cell1', computes: [{ service: 'cell1-compute', profile }] }];

describe('SIGKILL of a replica of placement while 32 clients claim and release', () => {
  let servers: Servers;
  let cloud: TestCloud;
  beforeAll(async () => {
    const topology = buildTopology(layoutOf(resolveCells(cells)));
    servers = await provideServers({ topology, fresh: true });
    cloud = await TestCloud.start({ on: 'processes', cells, servers, replicas: { placement: 2 } });
  });
  afterAll(async () => {
    await cloud?.[Symbol.asyncDispose]();
    await servers?.stop();
  });

  /** Consumer to what it holds, as the store has it. */
  const stored = async () => {
    const hosts = new Map((await cloud.providers()).map(({ uuid, name }) => [name, uuid]));
    const held = (await cloud.allocations()).map(
      ({ consumer, host, resources }) => `${consumer} ${hosts.get(host)} ${JSON.stringify(resources)}`,
    );
    return held.sort();
  };

  it('loses and doubles nothing', async () => {
    const hosts = await cloud.waitFor(
      () => cloud.providers(),
      (providers) => providers.length === 4,
      { what: 'four hosts' },
    );
    const urls = cloud.stack.placementUrls;
    const buses = [await busDoor(servers), await busDoor(servers)];
    const doors = Array.from({ length: 32 }, (_, number) =>
      number % 2 === 0 ? buses[(number / 2) % 2]! : restDoor(urls, number),
    );
    const clients = startClients(
      doors,
      hosts.map(({ uuid }) => uuid),
    );
    const answersWithinCapacity = async () => {
      for (const { name, used } of await cloud.providers())
        for (const { resourceClass, amount } of used)
          if (amount > capacity[resourceClass]!) throw new Error(`${name} holds ${amount} ${resourceClass}`);
      return clients.answers();
    };
    const moreAnswers = async (count: number, what: string) => {
      const enough = clients.answers() + count;
      await cloud.waitFor(answersWithinCapacity, (answers) => answers >= enough, { what, timeoutMs: 60_000 });
    };
    try {
      await moreAnswers(200, 'the load');
      for (const id of ['placement.1', 'placement']) {
        const replica = cloud.service(id);
        const before = replica.pid;
        await replica.kill();
        expect(replica.running()).toBe(false);
        await moreAnswers(200, `the load without ${id}`);
        await replica.start();
        expect(replica.pid).not.toBe(before);
        await moreAnswers(200, `the load with ${id} again`);
      }
    } finally {
      await clients.stop();
    }
    const { held, counts } = clients;
    expect(Object.values(counts).every((count) => count > 20)).toBe(true);
    const told = [...held].map(([consumer, provider]) => `${consumer} ${provider} {"VCPU":1}`).sort();
    expect(await stored()).toEqual(told);

    for (const { uuid, used } of await cloud.providers()) {
      const amount = [...held.values()].filter((provider) => provider === uuid).length;
      expect(used.find(({ resourceClass }) => resourceClass === 'VCPU')?.amount ?? 0).toBe(amount);
      expect(amount).toBeLessThanOrEqual(capacity['VCPU']!);
      for (const url of urls) {
        const path = `/resource_providers/${uuid}/usages`;
        const { usages } = await ask<{ usages: Record<string, number> }>(alternating([url]), 'GET', path);
        expect(usages).toEqual({ VCPU: amount, MEMORY_MB: 0, DISK_GB: 0 });
      }
    }
    await Promise.all(buses.map((bus) => bus.close()));
  });
});

import { SuperConductor } from '@cellflow/contracts-global';
import { openLetterBox } from '@cellflow/dead-letters';
import { createPlatform } from '@cellflow/platform';
import { bind, connectAmqp, RpcError, serve } from '@cellflow/rpc';
import {
  createRestClient,
  defaultCells,
  findService,
  layoutOf,
  resolveCells,
  startProcesses,
} from '@cellflow/stack';
import type { RestClient, Stack } from '@cellflow/stack';
import { provideServers } from '@cellflow/stack/servers';
import type { Servers } from '@cellflow/stack/servers';
import { buildTopology, queues, users } from '@cellflow/topology';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

Object.assign(process.env, inject('realServers'));

const cells = defaultCells({ cells: 1, hosts: 4 });
const platform = createPlatform();
const patient = { timeout: 60_000, interval: 100 };

let servers: Servers;
let stack: Stack;
let rest: RestClient;
beforeAll(async () => {
  const topology = buildTopology(layoutOf(resolveCells(cells)));
  servers = await provideServers({ topology, fresh: true });
  stack = await startProcesses({ cells, servers, redriveAfterMs: 2_000, maxRedrives: 2 });
  rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
});
afterAll(async () => {
  await stack?.stop();
  await servers?.stop();
});

/** While it is in place, every message for the super-conductor becomes a dead letter. */
async function impostor() {
  await findService(stack, 'super-conductor').stop();
  const transport = await connectAmqp({ url: servers.brokerUrl(users.superConductor, 'api'), platform });
  const seen: string[] = [];
  const server = await serve({
    transport,
    platform,
    queues: [{ queue: queues.superConductor, prefetch: 10 }],
    bindings: [
      bind(SuperConductor, {
        scheduleAndBuildInstances: (_, { messageId }) => {
          seen.push(messageId);
          return Promise.reject(new RpcError('INVALID_ARGUMENT', 'not understood'));
        },
      }),
    ],
  });
  return {
    seen,
    async leave() {
      await server.drain();
      await transport.close();
      await findService(stack, 'super-conductor').start();
    },
  };
}

const boot = () =>
  rest.boot({ name: 'lost', image: '70a599e0-31e7-49b7-b260-868f441e862b', flavor: '1', count: 2 });
const statuses = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => rest.show(id)))).map((server) => server?.status);
const eventsOf = async (type: string, uuid: string) =>
  (await stack.stores.api.readLedger({ after: '', limit: 100_000 })).filter(
    ({ event }) => event.type === type && event.instanceUuid === uuid,
  );

describe('a boot whose message became a dead letter', () => {
  it('is sent again and becomes ACTIVE; its letter, put back later, changes nothing', async () => {
    const other = await impostor();
    const ids = await boot();
    await expect.poll(() => other.seen.length, patient).toBe(1);
    await other.leave();
    await expect.poll(() => statuses(ids), patient).toEqual(['ACTIVE', 'ACTIVE']);
    for (const id of ids) expect(await eventsOf('server.redriven', id)).toHaveLength(1);

    const box = await openLetterBox(servers.brokerUrl(users.operator, 'api'));
    const { requeued } = await box.walk(queues.superConductor, { decide: () => 'requeue' });
    expect(requeued.flatMap(({ instances }) => instances).sort()).toEqual(ids.toSorted());
    const api = await connectAmqp({ url: servers.brokerUrl(users.api, 'api'), platform });
    await expect.poll(() => api.backlog(queues.superConductor), patient).toMatchObject({ waiting: 0 });
    expect((await box.walk(queues.superConductor, { decide: () => 'keep' })).letters).toEqual([]);
    await Promise.all([box.close(), api.close()]);
    for (const id of ids) expect(await eventsOf('server.scheduled', id)).toHaveLength(1);
    expect(await statuses(ids)).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('is in error, explained, where that never helps, and the API is asked for no more', async () => {
    const other = await impostor();
    const ids = await boot();
    await expect.poll(() => statuses(ids), patient).toEqual(['ERROR', 'ERROR']);
    expect(other.seen).toHaveLength(3);
    expect(new Set(other.seen)).toHaveLength(1);
    await other.leave();
    const shown = await rest.show(ids[0]!);
    expect(JSON.stringify(shown)).toContain('3 times');
    expect(await statuses(ids)).toEqual(['ERROR', 'ERROR']);
  });

  it('waits for a super-conductor that is away, and is sent once', async () => {
    const service = findService(stack, 'super-conductor');
    await service.stop();
    const ids = await boot();
    const api = await connectAmqp({ url: servers.brokerUrl(users.api, 'api'), platform });
    const began = platform.clock.monotonic();
    // Three times as long as a message may be gone.
    await expect.poll(() => platform.clock.monotonic() - began, patient).toBeGreaterThan(6_000);
    expect(await api.backlog(queues.superConductor)).toEqual({ waiting: 1, consumers: 0 });
    await api.close();
    await service.start();
    await expect.poll(() => statuses(ids), patient).toEqual(['ACTIVE', 'ACTIVE']);
    for (const id of ids) expect(await eventsOf('server.redriven', id)).toEqual([]);
  });
});

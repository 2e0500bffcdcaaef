import type { Platform } from '@cellflow/platform';
import { createPlatform } from '@cellflow/platform';
import { connectAmqp, createMemoryBroker } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import { depotTopology, depotVhost } from '@cellflow/rpc/testing';
import { provideServers } from '@cellflow/stack';
import { buildTopology, toDefinitions } from '@cellflow/topology';
import { amqpProxy } from './rpc-proxy.ts';

export const platform: Platform = createPlatform();

export interface Letter {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly messageId: string;
  readonly bytes: number;
}

/** A broker with the depot's topology, as the stories need to see and disturb it. */
export interface Bus {
  readonly name: string;
  /** Forgets all messages and connections. */
  reset(): Promise<void>;
  connect(user: string): Promise<Transport>;
  /** What waits in a queue. */
  letters(queue: string): Promise<readonly Letter[]>;
  /** Cuts every connection of the user, as a crash would. */
  disconnect(user: string): Promise<void>;
  block(user: string, reason: string): Promise<void>;
  unblock(user: string): Promise<void>;
  stop(): Promise<void>;
}

export async function memoryBus(): Promise<Bus> {
  let broker = createMemoryBroker({ topology: depotTopology, platform });
  return {
    name: 'memory',
    reset: async () => {
      broker = createMemoryBroker({ topology: depotTopology, platform });
    },
    connect: async (user) => broker.connect({ vhost: depotVhost, user }),
    letters: async (queue) =>
      broker
        .peek(depotVhost, queue)
        .map(({ headers, messageId, body }) => ({ headers, messageId, bytes: body.length })),
    disconnect: async (user) => broker.disconnect({ vhost: depotVhost, user }),
    block: async (_user, reason) => broker.block(depotVhost, reason),
    unblock: async () => broker.unblock(depotVhost),
    stop: async () => undefined,
  };
}

interface ManagementMessage {
  readonly payload_bytes: number;
  readonly properties: { readonly message_id?: string; readonly headers?: Record<string, unknown> };
}

export async function rabbitmqBus(): Promise<Bus> {
  const servers = await provideServers({ topology: buildTopology([]) });
  const { management } = servers.admin;
  const passwords = Object.fromEntries(depotTopology.users.map((user) => [user, `${user}-secret`]));
  // A vhost for each story: what a closing connection gives back must not turn up in the next one.
  let vhost = '';
  let count = 0;
  const newVhost = async () => {
    if (vhost !== '') await management.deleteVhost(vhost);
    vhost = `${depotVhost}-${(count += 1)}`;
    const vhosts = depotTopology.vhosts.map((layout) => ({ ...layout, name: vhost }));
    await management.load(toDefinitions({ ...depotTopology, vhosts }, { passwords }));
    await management.grantAll(vhost);
  };
  const proxies = new Map<string, Awaited<ReturnType<typeof amqpProxy>>>();
  const open: Transport[] = [];
  const proxyOf = (user: string) => {
    const proxy = proxies.get(user);
    if (!proxy) throw new Error(`${user} is not connected`);
    return proxy;
  };
  return {
    name: 'RabbitMQ',
    async reset() {
      await Promise.all(open.splice(0).map((transport) => transport.close()));
      await newVhost();
    },
    async connect(user) {
      const url = new URL(servers.admin.brokerUrl(vhost));
      url.username = user;
      url.password = `${user}-secret`;
      const proxy = proxies.get(user) ?? (await amqpProxy(new URL(url), platform));
      proxies.set(user, proxy);
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      const transport = await connectAmqp({ url: url.href, platform });
      open.push(transport);
      return transport;
    },
    async letters(queue) {
      const query = { count: 100, ackmode: 'ack_requeue_true', encoding: 'base64' };
      const path = `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(queue)}/get`;
      const found = (await management.request('POST', path, query)) as ManagementMessage[];
      return found.map(({ properties, payload_bytes }) => ({
        headers: properties.headers ?? {},
        messageId: properties.message_id ?? '',
        bytes: payload_bytes,
      }));
    },
    disconnect: async (user) => proxyOf(user).cut(),
    block: async (user, reason) => proxyOf(user).block(reason),
    unblock: async (user) => proxyOf(user).unblock(),
    async stop() {
      await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
      await Promise.all(open.map((transport) => transport.close()));
      if (vhost !== '') await management.deleteVhost(vhost);
      await servers.stop();
    },
  };
}

import type { Platform } from '@cellflow/platform';
import type { Topology } from '@cellflow/topology';
import { RpcError } from '../errors.ts';
import type { Published } from '../published.ts';
import type { Transport } from '../transport.ts';
import { MemoryConnection } from './connection.ts';
import { MemoryVhost } from './vhost.ts';

/** A message that waits in a queue. */
export interface WaitingMessage {
  readonly body: Uint8Array;
  readonly messageId: string;
  readonly userId: string;
  readonly routingKey: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** RabbitMQ as far as this system uses it, within one process, with the same walls. Nothing survives the process. */
export interface MemoryBroker {
  /** Throws RpcError PERMISSION_DENIED where the user has no entry for the vhost. */
  connect(as: { vhost: string; user: string }): Transport;
  /** Messages waiting, and handed out but not acked. */
  depth(vhost: string, queue: string): { ready: number; unacked: number };
  peek(vhost: string, queue: string): readonly WaitingMessage[];
  /** Cuts the user's connections; they come back by themselves. */
  disconnect(as: { vhost: string; user: string }): void;
  /** Publishers are held up until `unblock`, as when a broker is short of memory. */
  block(vhost: string, reason: string): void;
  unblock(vhost: string): void;
  /** The vhost's broker goes away: transient messages are lost, durable ones wait for `start`. */
  stop(vhost: string): void;
  start(vhost: string): void;
}

export function createMemoryBroker(options: {
  topology: Topology;
  platform: Platform;
  /** Is told everything that the broker lets in, in order: RabbitMQ's firehose. */
  trace?: (published: Published) => void;
}): MemoryBroker {
  const { topology, platform } = options;
  const hosts = new Map(
    topology.vhosts.map((layout) => [layout.name, new MemoryVhost(layout, platform.clock)]),
  );
  for (const each of hosts.values()) each.trace = options.trace;
  const connections = new Set<MemoryConnection>();

  function host(name: string): MemoryVhost {
    const found = hosts.get(name);
    if (!found) throw new RpcError('PERMISSION_DENIED', `there is no vhost ${name}`);
    return found;
  }

  function queueOf(vhost: string, name: string) {
    const queue = host(vhost).queues.get(name);
    if (!queue) throw new TypeError(`vhost ${vhost} has no queue ${name}`);
    return queue;
  }

  return {
    connect({ vhost, user }) {
      const target = host(vhost);
      if (!target.permissions.mayConnect(user))
        throw new RpcError('PERMISSION_DENIED', `${user} may not open vhost ${vhost}`);
      const connection: MemoryConnection = new MemoryConnection(target, user, platform, () =>
        connections.delete(connection),
      );
      connections.add(connection);
      return connection;
    },
    depth(vhost, name) {
      const queue = queueOf(vhost, name);
      return { ready: queue.depth, unacked: queue.unacked };
    },
    peek: (vhost, name) => queueOf(vhost, name).list(),
    disconnect({ vhost, user }) {
      for (const connection of [...connections])
        if (connection.vhost === vhost && connection.user === user) connection.drop();
    },
    block(vhost, reason) {
      host(vhost).blocked = reason;
    },
    unblock(vhost) {
      host(vhost).blocked = null;
    },
    stop(vhost) {
      host(vhost).stopped = true;
      for (const connection of [...connections]) if (connection.vhost === vhost) connection.drop();
      host(vhost).forgetTransient();
    },
    start(vhost) {
      host(vhost).stopped = false;
    },
  };
}

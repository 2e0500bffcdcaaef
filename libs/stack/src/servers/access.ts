import type { Topology } from '@cellflow/topology';
import { addressesOf, brokerUrl } from './addresses.ts';
import { managementApi } from './management-api.ts';
import type { ManagementAccess } from './management-api.ts';
import type { Servers } from './servers.ts';

/** How to reach a RabbitMQ and a Redis as anybody, in a form that can be written down. It is full of secrets. */
export interface ServerAccess {
  /** "amqp://127.0.0.1:5672", without a user. */
  readonly broker: string;
  /** "redis://127.0.0.1:6379", without a user. */
  readonly store: string;
  /** The administrator of the broker. */
  readonly management: ManagementAccess;
  /** URL of the administrator of the store. */
  readonly storeAdmin: string;
  /** By principal. */
  readonly passwords: Readonly<Record<string, string>>;
}

/** Servers as their access has them: everything but starting and stopping. */
export type ReachedServers = Pick<Servers, 'brokerUrl' | 'storeUrl' | 'admin'>;

/** Writes down how the servers of a topology are reached. */
export function accessTo(servers: ReachedServers, { users, vhosts }: Topology): ServerAccess {
  const [first] = vhosts;
  const urls = users.map((user) => new URL(servers.brokerUrl(user, first!.name)));
  const { url, user, password } = servers.admin.management;
  return {
    broker: bare(servers.admin.brokerUrl(first!.name)),
    store: bare(servers.admin.storeUrl),
    management: { url, user, password },
    storeAdmin: servers.admin.storeUrl,
    passwords: Object.fromEntries(
      urls.map((each) => [decodeURIComponent(each.username), decodeURIComponent(each.password)]),
    ),
  };
}

/** The servers that an access leads to. Nothing is connected yet. */
export function serversAt(access: ServerAccess): ReachedServers {
  return {
    ...addressesOf({ broker: access.broker, store: access.store }, access.passwords),
    admin: {
      management: managementApi(access.management),
      brokerUrl: (vhost) => brokerUrl(access.broker, access.management, vhost),
      storeUrl: access.storeAdmin,
    },
  };
}

function bare(text: string): string {
  const { protocol, host } = new URL(text);
  return `${protocol}//${host}`;
}

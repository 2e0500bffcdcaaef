import { createHash } from 'node:crypto';
import { deadLetterExchange, users } from './routes.ts';
import { deliveryLimit } from './topology.ts';
import type { Queue, Topology } from './topology.ts';

export interface DefinitionsOptions {
  /** By user; every user of the chosen vhosts needs one. */
  readonly passwords: Readonly<Record<string, string>>;
  /** The vhosts of this broker. Default: all. */
  readonly vhosts?: readonly string[];
  /** A user beside those of the topology who may do everything; it needs a password, too. */
  readonly administrator?: string;
}

type Arguments = Readonly<Record<string, string | number>>;

/** What RabbitMQ calls definitions, as far as a topology needs it. */
export interface Definitions {
  readonly users: readonly {
    name: string;
    password_hash: string;
    hashing_algorithm: string;
    tags: string;
  }[];
  readonly vhosts: readonly { name: string }[];
  readonly permissions: readonly {
    user: string;
    vhost: string;
    configure: string;
    write: string;
    read: string;
  }[];
  readonly topic_permissions: readonly {
    user: string;
    vhost: string;
    exchange: string;
    write: string;
    read: string;
  }[];
  readonly exchanges: readonly {
    name: string;
    vhost: string;
    type: 'topic';
    durable: true;
    auto_delete: false;
    internal: false;
    arguments: Arguments;
  }[];
  readonly queues: readonly {
    name: string;
    vhost: string;
    durable: true;
    auto_delete: false;
    arguments: Arguments;
  }[];
  readonly bindings: readonly {
    source: string;
    vhost: string;
    destination: string;
    destination_type: 'queue';
    routing_key: string;
    arguments: Arguments;
  }[];
}

/** Quorum queues have a delivery limit of their own since 4.0; looking at a dead letter must not use it up. */
const unlimited = 1_000_000;

/** Dead-lettering keeps its promise (at least once) only where a full queue refuses instead of dropping. */
const argumentsOf: { readonly [kind in Queue['kind']]: (queue: string) => Arguments } = {
  casts: (queue) => ({
    'x-queue-type': 'quorum',
    'x-delivery-limit': deliveryLimit,
    'x-dead-letter-exchange': deadLetterExchange,
    'x-dead-letter-routing-key': queue,
    'x-dead-letter-strategy': 'at-least-once',
    'x-overflow': 'reject-publish',
  }),
  calls: () => ({ 'x-queue-type': 'classic' }),
  'dead-letters': () => ({ 'x-queue-type': 'quorum', 'x-delivery-limit': unlimited }),
  trace: () => ({ 'x-queue-type': 'classic' }),
};

/**
 * The definitions of one broker: `POST /api/definitions`, or the file that `load_definitions` names. The same input
 * gives the same output. Throws where a user has no password.
 */
export function toDefinitions(topology: Topology, options: DefinitionsOptions): Definitions {
  const { passwords, vhosts, administrator } = options;
  const admins = administrator === undefined ? [] : [administrator];
  const chosen = topology.vhosts.filter(({ name }) => vhosts?.includes(name) ?? true);
  const present = new Set(chosen.flatMap((vhost) => vhost.permissions.map(({ user }) => user)));
  return {
    users: [
      ...topology.users
        .filter((user) => present.has(user))
        .map((user) => ({ name: user, ...hashed(user, passwords[user]), tags: tagsOf(user) })),
      ...admins.map((user) => ({ name: user, ...hashed(user, passwords[user]), tags: 'administrator' })),
    ],
    vhosts: chosen.map(({ name }) => ({ name })),
    permissions: chosen.flatMap(({ name: vhost, permissions }) => [
      ...permissions.map((permission) => ({ ...permission, vhost })),
      ...admins.map((user) => ({ user, configure: '.*', write: '.*', read: '.*', vhost })),
    ]),
    topic_permissions: chosen.flatMap((vhost) =>
      vhost.topicPermissions.map((permission) => ({ ...permission, vhost: vhost.name })),
    ),
    exchanges: chosen.flatMap((vhost) =>
      vhost.exchanges.map((name) => ({
        name,
        vhost: vhost.name,
        type: 'topic' as const,
        durable: true as const,
        auto_delete: false as const,
        internal: false as const,
        arguments: {},
      })),
    ),
    queues: chosen.flatMap((vhost) =>
      vhost.queues.map(({ name, kind }) => ({
        name,
        vhost: vhost.name,
        durable: true as const,
        auto_delete: false as const,
        arguments: argumentsOf[kind](name),
      })),
    ),
    bindings: chosen.flatMap((vhost) =>
      vhost.bindings.map(({ exchange, queue, routingKey }) => ({
        source: exchange,
        vhost: vhost.name,
        destination: queue,
        destination_type: 'queue' as const,
        routing_key: routingKey,
        arguments: {},
      })),
    ),
  };
}

/** "management" sees the queues of the vhosts that the user may open, and changes nothing. */
const tagsOf = (user: string): string => (user === users.operator ? 'management' : '');

/** RabbitMQ's salted SHA-256. The salt follows from user and password, so that generated files do not change. */
function hashed(user: string, password: string | undefined) {
  if (password === undefined || password === '') throw new Error(`the broker user ${user} has no password`);
  const salt = createHash('sha256').update(`${user}\0${password}`).digest().subarray(0, 4);
  const hash = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return {
    password_hash: Buffer.concat([salt, hash]).toString('base64'),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
  };
}

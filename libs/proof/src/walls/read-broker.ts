/** What a broker lets whom do, and where its messages go, as it says itself. */
export interface BrokerWalls {
  readonly vhosts: readonly { readonly name: string; readonly tracing: boolean }[];
  readonly users: readonly { readonly name: string; readonly tags: readonly string[] }[];
  readonly permissions: readonly LivePermission[];
  readonly topicPermissions: readonly LiveTopicPermission[];
  readonly exchanges: readonly { readonly vhost: string; readonly name: string; readonly type: string }[];
  readonly queues: readonly { readonly vhost: string; readonly name: string }[];
  readonly bindings: readonly LiveBinding[];
  /** Shovels and federation: they carry messages from vhost to vhost by themselves. */
  readonly carriers: readonly { readonly vhost: string; readonly component: string; readonly name: string }[];
}

export interface LivePermission {
  readonly user: string;
  readonly vhost: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

export interface LiveTopicPermission {
  readonly user: string;
  readonly vhost: string;
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

export interface LiveBinding {
  readonly vhost: string;
  readonly source: string;
  readonly destination: string;
  readonly destination_type: string;
  readonly routing_key: string;
}

/** RabbitMQ's management API, asked. */
export type AskBroker = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Reads the walls as an administrator. Rejects where the management interface does not answer. */
export async function readBroker(ask: AskBroker): Promise<BrokerWalls> {
  const list = async <T>(path: string): Promise<readonly T[]> =>
    ((await ask('GET', path)) ?? []) as readonly T[];
  const [vhosts, users, permissions, topicPermissions, exchanges, queues, bindings, parameters] =
    await Promise.all([
      list<{ name: string; tracing?: boolean }>('/api/vhosts'),
      list<{ name: string; tags?: string | string[] }>('/api/users'),
      list<LivePermission>('/api/permissions'),
      list<LiveTopicPermission>('/api/topic-permissions'),
      list<{ vhost: string; name: string; type: string }>('/api/exchanges'),
      list<{ vhost: string; name: string }>('/api/queues?disable_stats=true'),
      list<LiveBinding>('/api/bindings'),
      list<{ vhost: string; component: string; name: string }>('/api/parameters'),
    ]);
  return {
    vhosts: vhosts.map(({ name, tracing = false }) => ({ name, tracing })),
    users: users.map(({ name, tags = [] }) => ({ name, tags: tagsOf(tags) })),
    ...{ permissions, topicPermissions, exchanges, queues, bindings },
    carriers: parameters.filter(({ component }) => /shovel|federation/.test(component)),
  };
}

const tagsOf = (tags: string | readonly string[]): readonly string[] =>
  (typeof tags === 'string' ? tags.split(',') : tags).filter((tag) => tag !== '');

import type { Vhost } from '@cellflow/topology';

export type Right = 'configure' | 'write' | 'read';

/** RabbitMQ's rules: no entry means no connection; routing keys are checked on topic exchanges, allowed where undefined. */
export interface Permissions {
  mayConnect(user: string): boolean;
  mayUse(user: string, right: Right, resource: string): boolean;
  mayRoute(user: string, exchange: string, routingKey: string): boolean;
}

export function permissionsOf(vhost: Vhost): Permissions {
  const entries = new Map(
    vhost.permissions.map(({ user, configure, write, read }) => [
      user,
      { configure: new RegExp(configure), write: new RegExp(write), read: new RegExp(read) },
    ]),
  );
  const topics = new Map(
    vhost.topicPermissions.map(({ user, exchange, write }) => [`${user}\n${exchange}`, new RegExp(write)]),
  );
  return {
    mayConnect: (user) => entries.has(user),
    mayUse: (user, right, resource) => entries.get(user)?.[right].test(resource) ?? false,
    mayRoute: (user, exchange, key) => topics.get(`${user}\n${exchange}`)?.test(key) ?? true,
  };
}

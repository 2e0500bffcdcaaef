import { candidates, cell0 } from '@cellflow/topology';
import type { Topology } from '@cellflow/topology';
import { brokerUrl, storeUrl } from './addresses.ts';
import { deployedPasswordsOf } from './secrets.ts';

/** Where the servers of a scope are: "amqp://cell1-rabbitmq:5672", "redis://cell1-redis:6379". */
export interface ServersOfScopes {
  broker(vhost: string): string;
  store(scope: string): string;
}

/** The scope whose Redis keeps another one too. */
export const storeOwner = (scope: string): string =>
  scope === cell0 ? 'api' : scope === candidates ? 'placement' : scope;

/** The URLs of every principal where each scope has servers of its own, as in docker-compose.yml. */
export function deployedUrls(topology: Pick<Topology, 'users'>, secret: string, at: ServersOfScopes) {
  const login = (user: string, scope: string) => ({
    user,
    password: deployedPasswordsOf(topology, { secret, scope })[user]!,
  });
  return {
    brokerUrl: (user: string, vhost: string) => brokerUrl(at.broker(vhost), login(user, vhost), vhost),
    storeUrl(user: string, scope: string) {
      const owner = storeOwner(scope);
      return storeUrl(at.store(owner), login(user, owner));
    },
  };
}

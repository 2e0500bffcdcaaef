import type { ReachedServers } from '@cellflow/stack/servers';
import { vhosts } from '@cellflow/topology';

/** A credential of a cell. */
export interface Credential {
  readonly user: string;
  readonly cell: string;
}

/** A store, and the URL of its administrator. */
export interface Store {
  /** Whose it is; "" where one keeps all scopes. */
  readonly scope: string;
  readonly adminUrl: string;
}

/**
 * A vhost as the URL of whoever holds a credential of a cell: placement's broker has a password for it, every other is
 * tried with that of the cell's own.
 */
export function brokerLogin(servers: ReachedServers, { user, cell }: Credential, vhost: string): string {
  const url = new URL(servers.brokerUrl(user, vhost));
  if (vhost !== vhosts.placement) url.password = new URL(servers.brokerUrl(user, cell)).password;
  return url.href;
}

/** Every store there is. */
export const storesOf = ({ admin }: ReachedServers): Store[] =>
  [...(admin.storeUrls ?? new Map([['', admin.storeUrl]]))].map(([scope, adminUrl]) => ({ scope, adminUrl }));

/** Whether the keys of a cell are there. */
export const keeps = ({ scope }: Store, cell: string): boolean => scope === '' || scope === cell;

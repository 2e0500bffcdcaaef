import { createHash } from 'node:crypto';
import { users } from './routes.ts';
import type { Topology } from './topology.ts';

/** The scope whose store keeps instances that never reached a cell. It has no broker. */
export const cell0 = 'cell0';

/** The scope whose store keeps placement's candidates for a while. It has no broker, and shares placement's Redis. */
export const candidates = 'candidates';

/** Every scope that has a store: those that have a vhost, cell0, and the candidates. */
export const storeScopes = ({ vhosts }: Pick<Topology, 'vhosts'>): string[] => [
  cell0,
  candidates,
  ...vhosts.map(({ name }) => name),
];

/** What precedes every key of a scope. In braces: a cluster keeps the keys of one scope together. */
export const scopePrefix = (scope: string): string => `{${scope}}:`;

/** Keys of a scope that a principal may reach, behind the scope's prefix. */
interface Reach {
  readonly user: string;
  readonly keys: readonly string[];
  readonly readOnly?: readonly string[];
}

const everything = ['*'];

/** Deleting an instance locally (Nova's `_local_delete`) is all that the API may change in a cell. */
const localDelete = ['revision', 'ledger', 'epochs', 'record:instance:*', 'index:instances*', 'index:builds'];

/** The owner first. Scheduler and computes reach no store. */
function reachOf(scope: string): Reach[] {
  if (scope === 'api' || scope === cell0) {
    return [users.api, users.superConductor].map((user) => ({ user, keys: everything }));
  }
  if (scope === 'placement' || scope === candidates) return [{ user: users.placement, keys: everything }];
  return [
    { user: users.cellConductor(scope), keys: everything },
    { user: users.superConductor, keys: everything },
    { user: users.api, keys: localDelete, readOnly: everything },
  ];
}

/** The principals that reach a scope's store, the owner first. */
export const storeUsers = (scope: string): string[] => reachOf(scope).map(({ user }) => user);

/**
 * Reading, writing, scripts, the time, and nothing that reaches beyond one's own keys: key names of other scopes (SCAN),
 * other people's scripts (SCRIPT FLUSH), channels, the server itself.
 */
const commands = [
  '-@all',
  ...['+@connection', '+@read', '+@write', '+@transaction'],
  ...['+eval', '+evalsha', '+eval_ro', '+evalsha_ro', '+script|load', '+script|exists'],
  '+time',
  ...['-scan', '-randomkey', '-dbsize'],
  '-@dangerous',
];

export interface RedisUser {
  readonly name: string;
  /** Arguments of ACL SETUSER behind the name, without the password. */
  readonly rules: readonly string[];
}

/** The users of a Redis that keeps these scopes, each with the keys of the scopes it may reach. */
export function redisUsers(scopes: readonly string[]): RedisUser[] {
  const patterns = new Map<string, string[]>();
  for (const scope of scopes) {
    for (const { user, keys, readOnly = [] } of reachOf(scope)) {
      const prefix = scopePrefix(scope);
      const own = [...readOnly.map((key) => `%R~${prefix}${key}`), ...keys.map((key) => `~${prefix}${key}`)];
      patterns.set(user, [...(patterns.get(user) ?? []), ...own]);
    }
  }
  return [...patterns].map(([name, own]) => ({
    name,
    rules: ['resetkeys', 'resetchannels', ...own, ...commands],
  }));
}

/**
 * Nobody can be the default user, who is off. But many a Redis replays its append-only file as that user, and leaves
 * out, without an error, every transaction that the user may not do: https://github.com/redis/redis/issues/14541. The
 * store's commits are transactions.
 */
const defaultUser = 'user default off resetpass ~* &* +@all';

/** The ACL file of a Redis that keeps `scopes`: its users, and the default user off. Throws without a password. */
export function redisAcls(options: {
  readonly scopes: readonly string[];
  readonly passwords: Readonly<Record<string, string>>;
}): string[] {
  return [
    defaultUser,
    ...redisUsers(options.scopes).map(({ name, rules }) => {
      const password = options.passwords[name];
      if (password === undefined || password === '')
        throw new Error(`the store user ${name} has no password`);
      return ['user', name, 'on', hashedPassword(password), ...rules].join(' ');
    }),
  ];
}

/** How an ACL rule gives a password without showing it. */
export const hashedPassword = (password: string): string =>
  `#${createHash('sha256').update(password).digest('hex')}`;

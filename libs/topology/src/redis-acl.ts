import { createHash } from 'node:crypto';
import { users } from './routes.ts';
import type { CellLayout } from './topology.ts';

/** The scope whose store keeps instances that never reached a cell. It has no broker. */
export const cell0 = 'cell0';

/** Every scope that has a store. */
export const storeScopes = (cells: readonly Pick<CellLayout, 'name'>[]): string[] => [
  'api',
  cell0,
  'placement',
  ...cells.map(({ name }) => name),
];

/** The principals that reach a scope's store, the owner first. Scheduler and computes reach none. */
export function storeUsers(scope: string): string[] {
  if (scope === 'api' || scope === cell0) return [users.api, users.superConductor];
  if (scope === 'placement') return [users.placement];
  return [users.cellConductor(scope), users.superConductor, users.api];
}

/** What precedes every key of a scope. In braces: a cluster keeps the keys of one scope together. */
export const scopePrefix = (scope: string): string => `{${scope}}:`;

/**
 * Reading, writing, scripts, and nothing that reaches beyond one's own keys: key names of other scopes (SCAN),
 * other people's scripts (SCRIPT FLUSH), channels, the server itself.
 */
const commands = [
  '-@all',
  ...['+@connection', '+@read', '+@write', '+@transaction'],
  ...['+eval', '+evalsha', '+eval_ro', '+evalsha_ro', '+script|load', '+script|exists'],
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
  const reach = new Map<string, string[]>();
  for (const scope of scopes) {
    for (const user of storeUsers(scope)) reach.set(user, [...(reach.get(user) ?? []), scope]);
  }
  return [...reach].map(([name, own]) => ({
    name,
    rules: ['resetkeys', 'resetchannels', ...own.map((scope) => `~${scopePrefix(scope)}*`), ...commands],
  }));
}

/** The ACL file of a Redis that keeps `scopes`: its users, and the default user off. Throws without a password. */
export function redisAcls(options: {
  readonly scopes: readonly string[];
  readonly passwords: Readonly<Record<string, string>>;
}): string[] {
  return [
    'user default off resetpass resetkeys resetchannels -@all',
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

import { layoutOf } from '@cellflow/stack';
import { buildTopology, storeScopes, storeUsers } from '@cellflow/topology';
import type { ChaosCloud } from '../cloud/index.ts';

/** A password that is shorter was not made by us, and may be a word that says something else: "guest". */
const shortest = 16;

/**
 * The passwords that a cloud runs with, of every principal on every broker and store and of their administrators: bare,
 * and with their user as HTTP has them. Tokens for development are none.
 */
export function secretsOf({ servers, stack }: Pick<ChaosCloud, 'servers' | 'stack'>): string[] {
  const topology = buildTopology(layoutOf(stack.cells));
  const { management, storeUrl } = servers.admin;
  const urls = [
    ...topology.vhosts.flatMap(({ name }) => topology.users.map((user) => servers.brokerUrl(user, name))),
    ...storeScopes(topology).flatMap((scope) =>
      storeUsers(scope).map((user) => servers.storeUrl(user, scope)),
    ),
    storeUrl,
  ];
  const logins = [management, ...urls.map(loginOf)].filter(({ password }) => password.length >= shortest);
  const forms = logins.flatMap(({ user, password }) => [
    password,
    Buffer.from(`${user}:${password}`).toString('base64'),
  ]);
  return [...new Set(forms)];
}

function loginOf(text: string): { user: string; password: string } {
  const { username, password } = new URL(text);
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

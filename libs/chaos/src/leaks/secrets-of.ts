import { accessTo, layoutOf } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import type { ChaosCloud } from '../cloud/index.ts';

/** A password that is shorter was not made by us, and may be a word that says something else: "guest". */
const shortest = 16;

/** The passwords that a cloud runs with, bare, and with their user as HTTP has them. Tokens for development are none. */
export function secretsOf({ servers, stack }: Pick<ChaosCloud, 'servers' | 'stack'>): string[] {
  const { passwords, management, storeAdmin } = accessTo(servers, buildTopology(layoutOf(stack.cells)));
  const admin = new URL(storeAdmin);
  const logins = [
    ...Object.entries(passwords),
    [management.user, management.password] as const,
    [decodeURIComponent(admin.username), decodeURIComponent(admin.password)] as const,
  ];
  return logins
    .filter(([, password]) => password.length >= shortest)
    .flatMap(([user, password]) => [password, Buffer.from(`${user}:${password}`).toString('base64')]);
}

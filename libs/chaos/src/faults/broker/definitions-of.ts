import type { ManagementApi } from '@cellflow/stack';
import type { Definitions } from '@cellflow/topology';
import { standInPrefix } from '../../cloud/interposer/names.ts';

type Part = keyof Definitions;
const parts: readonly Part[] = [
  'users',
  'vhosts',
  'permissions',
  'topic_permissions',
  'exchanges',
  'queues',
  'bindings',
];

/** Everything that exists on a broker, as it can be loaded again; passwords as their hashes. Nothing of our own faults. */
export async function definitionsOf(management: ManagementApi): Promise<Definitions> {
  const all = (await management.request('GET', '/api/definitions')) as Record<Part, unknown[]>;
  const ours = (each: unknown) => JSON.stringify(each).includes(`"${standInPrefix}`);
  return Object.fromEntries(
    parts.map((part) => [part, all[part].filter((each) => !ours(each))]),
  ) as unknown as Definitions;
}

/** The part of the definitions that a broker needs to have one queue again. */
export function ofQueue(all: Definitions, vhost: string, queue: string): Definitions {
  return {
    ...{ users: [], vhosts: [], permissions: [], topic_permissions: [], exchanges: [] },
    queues: all.queues.filter((each) => each.vhost === vhost && each.name === queue),
    bindings: all.bindings.filter((each) => each.vhost === vhost && each.destination === queue),
  };
}

/** The part of the definitions that a broker needs to let one user in again. */
export function ofUser(all: Definitions, user: string): Definitions {
  return {
    ...{ vhosts: [], exchanges: [], queues: [], bindings: [] },
    users: all.users.filter((each) => each.name === user),
    permissions: all.permissions.filter((each) => each.user === user),
    topic_permissions: all.topic_permissions.filter((each) => each.user === user),
  };
}

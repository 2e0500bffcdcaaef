import type { ManagementApi } from '@cellflow/stack';
import type { Definitions } from '@cellflow/topology';

interface Named {
  readonly name: string;
  readonly vhost?: string;
}

/** The users, vhosts and queues of the definitions that a broker does not have. */
export async function missingFrom(management: ManagementApi, definitions: Definitions): Promise<string[]> {
  const get = async (path: string) => ((await management.request('GET', path)) ?? []) as readonly Named[];
  const [users, vhosts, queues] = await Promise.all([
    get('/api/users'),
    get('/api/vhosts'),
    get('/api/queues?disable_stats=true'),
  ]);
  const lacks = (found: readonly Named[], { name, vhost }: Named) =>
    !found.some((each) => each.name === name && (vhost === undefined || each.vhost === vhost));
  return [
    ...definitions.users
      .filter((user) => lacks(users, { name: user.name }))
      .map(({ name }) => `user ${name}`),
    ...definitions.vhosts.filter((vhost) => lacks(vhosts, vhost)).map(({ name }) => `vhost ${name}`),
    ...definitions.queues
      .filter((queue) => lacks(queues, queue))
      .map(({ name, vhost }) => `queue ${name} of ${vhost}`),
  ];
}

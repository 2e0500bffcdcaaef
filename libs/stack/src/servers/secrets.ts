import { createHmac } from 'node:crypto';
import type { Topology } from '@cellflow/topology';

/** A password per principal, all following from one secret: whoever holds it comes to the same passwords. */
export const passwordsOf = ({ users }: Pick<Topology, 'users'>, secret: string): Record<string, string> =>
  Object.fromEntries(
    users.map((user) => [
      user,
      createHmac('sha256', secret).update(`cellflow:${user}`).digest('hex').slice(0, 32),
    ]),
  );

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

/**
 * The same for a deployment with servers per scope (docker-compose.yml), from its CELLFLOW_DEPLOY_SECRET: other passwords
 * on every broker and store, so that who runs a cell's servers learns nothing that opens others.
 */
export const deployedPasswordsOf = (
  topology: Pick<Topology, 'users'>,
  { secret, scope }: { secret: string; scope: string },
): Record<string, string> => passwordsOf(topology, `${secret}:${scope}`);

import type { Authenticate, Identity as RestIdentity } from '@cellflow/rest';
import { nobody as restNobody } from '@cellflow/rest';
import { ApiError } from './errors.ts';

/** On whose behalf a request is made. */
export interface Identity extends RestIdentity {
  readonly isAdmin: boolean;
}

/** Who asks where no token is needed. */
export const nobody: Identity = { ...restNobody, isAdmin: false };

/** Who a token stands for; throws 401. */
export function identify(authenticate: Authenticate, token: string | undefined): Identity {
  const identity = authenticate(token);
  if (!identity)
    throw new ApiError(401, 'The request you have made requires authentication: X-Auth-Token.', {
      'www-authenticate': 'Token',
    });
  return { ...identity, isAdmin: identity.roles.includes('admin') };
}

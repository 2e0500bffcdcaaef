import { createHash, timingSafeEqual } from 'node:crypto';
import { ApiError } from './errors.ts';

/** On whose behalf a request is made. */
export interface Identity {
  readonly projectId: string;
  readonly userId: string;
  readonly isAdmin: boolean;
}

/** A token as it is configured: never the token, its SHA-256 in hex. */
export interface TokenGrant extends Identity {
  readonly sha256: string;
}

/** Tells who a token stands for; throws 401. */
export type Authenticate = (token: string | undefined) => Identity;

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** The development token: admin of project "admin". Only where configuration allows it. */
export const developmentGrant = (token: string): TokenGrant => ({
  sha256: hashToken(token),
  projectId: 'admin',
  userId: 'admin',
  isAdmin: true,
});

/**
 * Every grant is compared, each in constant time, so that the time of an answer tells nothing about the table.
 */
export function createAuthenticate(grants: readonly TokenGrant[]): Authenticate {
  const table = grants.map((grant) => ({ digest: Buffer.from(grant.sha256, 'hex'), grant }));
  return (token) => {
    const digest = createHash('sha256')
      .update(token ?? '')
      .digest();
    let found: Identity | null = null;
    for (const entry of table) if (timingSafeEqual(entry.digest, digest)) found = entry.grant;
    if (!token || !found)
      throw new ApiError(401, 'The request you have made requires authentication: X-Auth-Token.', {
        'www-authenticate': 'Token',
      });
    return found;
  };
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** Development tokens work by themselves only where nobody else can reach the API. */
export const isLoopback = (host: string) => loopbackHosts.has(host);

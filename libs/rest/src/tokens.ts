import { createHash, timingSafeEqual } from 'node:crypto';

/** Keystone's default roles, and `service` for the services of the cloud. */
export const roles = ['admin', 'member', 'reader', 'service'] as const;

export type Role = (typeof roles)[number];

/** On whose behalf a request is made. */
export interface Identity {
  readonly projectId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
}

/** A token as it is configured: never the token, its SHA-256 in hex. */
export interface TokenGrant extends Identity {
  readonly sha256: string;
}

/** Who asks where no token is needed. */
export const nobody: Identity = { projectId: '', userId: '', roles: [] };

/** Tells who a token stands for; null when nobody gave it out. */
export type Authenticate = (token: string | undefined) => Identity | null;

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** The development token: admin of project "admin". Only where configuration allows it. */
export const developmentGrant = (token: string): TokenGrant => ({
  sha256: hashToken(token),
  projectId: 'admin',
  userId: 'admin',
  roles: ['admin'],
});

/**
 * Every grant is compared, each in constant time, so that the time of an answer tells nothing about the table.
 */
export function createAuthenticate(grants: readonly TokenGrant[]): Authenticate {
  const table = grants.map(({ sha256, ...identity }) => ({ digest: Buffer.from(sha256, 'hex'), identity }));
  return (token) => {
    const digest = createHash('sha256')
      .update(token ?? '')
      .digest();
    let found: Identity | null = null;
    for (const entry of table) if (timingSafeEqual(entry.digest, digest)) found = entry.identity;
    return token ? found : null;
  };
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** Development tokens work by themselves only where nobody else can reach the service. */
export const isLoopback = (host: string) => loopbackHosts.has(host);

/** How a service is told which tokens it takes. */
export interface TokenSettings {
  /** Where it listens. */
  readonly host: string;
  /** A token that is admin of everything. Default "admin" while `host` is loopback, else none. "": none. */
  readonly devToken?: string;
  readonly tokens?: readonly TokenGrant[];
}

/** Every grant of a service, the development token's included. */
export function grantsOf({ host, devToken, tokens }: TokenSettings): TokenGrant[] {
  const token = devToken ?? (isLoopback(host) ? 'admin' : '');
  return [...(tokens ?? []), ...(token === '' ? [] : [developmentGrant(token)])];
}

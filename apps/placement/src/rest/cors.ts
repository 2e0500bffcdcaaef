import type { FastifyRequest } from 'fastify';
import { headerOf } from '@cellflow/rest';

/** What scripts of another origin may read beside the simple headers. */
const exposed = ['OpenStack-API-Version', 'X-OpenStack-Request-ID', 'Location'];
const allowed = ['X-Auth-Token', 'X-OpenStack-Request-ID', 'OpenStack-API-Version'];
const simple = [
  'Accept',
  'Cache-Control',
  'Content-Language',
  'Content-Type',
  'Expires',
  'Last-Modified',
  'Pragma',
];
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];
const maxAgeSeconds = 3600;

const takesHeader = (name: string): boolean =>
  [...allowed, ...simple].some((each) => each.toLowerCase() === name.toLowerCase());

/** The origin of a request where it is one of those that are let in. */
function knownOrigin({ headers }: FastifyRequest, origins: readonly string[]): string | null {
  const origin = headerOf(headers.origin);
  return origin !== undefined && origins.includes(origin) ? origin : null;
}

/** What the answer to a request tells a browser: that its script may see it. Source: Fetch standard, "CORS protocol". */
export function corsHeaders(request: FastifyRequest, origins: readonly string[]): Record<string, string> {
  const origin = knownOrigin(request, origins);
  if (origin === null) return {};
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed.join(',') };
}

/**
 * What a preflight is told: nothing where the request that it announces is not allowed. As in oslo.middleware it is
 * answered 200 all the same.
 */
export function preflightHeaders(
  request: FastifyRequest,
  origins: readonly string[],
): Record<string, string> {
  const origin = knownOrigin(request, origins);
  const method = headerOf(request.headers['access-control-request-method']);
  const wanted = headerOf(request.headers['access-control-request-headers']) ?? '';
  const names = wanted.split(',').flatMap((name) => name.trim() || []);
  if (origin === null || method === undefined || !methods.includes(method) || !names.every(takesHeader))
    return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': method,
    'access-control-max-age': String(maxAgeSeconds),
    ...(names.length > 0 && { 'access-control-allow-headers': names.join(',') }),
  };
}

import { headerOf, nobody, shorten } from '@cellflow/rest';
import type { Authenticate, HttpMethod, Identity } from '@cellflow/rest';
import type { Logger } from '@cellflow/platform';
import type { FastifyRequest } from 'fastify';
import { badRequest, forbidden, notFound } from '../errors.ts';
import type { Call, Query } from './call.ts';
import { requireAcceptsJson, requireContentType, requireJson } from './media-types.ts';
import { allows } from './policy.ts';
import { Refusal, VersionRefusal } from './refusal.ts';
import type { RestRoute } from './routes.ts';
import { microversions } from './versions.ts';

/** What a request's path stands for. */
export interface Place {
  /** Every route of the path. */
  readonly routes: readonly RestRoute[];
  /** Null where the method is not served. */
  readonly route: RestRoute | null;
}

/** What is known of a request whatever becomes of it. */
export interface Visit {
  readonly requestId: string;
  readonly logger: Logger;
  /** Null until a version is agreed on. */
  minor: number | null;
}

/**
 * Every check that comes before the body is read, in Placement's order. `place` is null for an unknown path. Throws
 * PlacementError: 401, 400 or 406 of the version, 400 of the content type, 404, 405, 403, 415, 406.
 */
export function admit(
  request: FastifyRequest,
  { visit, place, authenticate }: { visit: Visit; place: Place | null; authenticate: Authenticate },
): Omit<Call, 'body'> {
  const { headers } = request;
  const open = place?.routes.some((route) => route.rule === null) ?? false;
  const identity = open ? nobody : identify(authenticate, headerOf(headers['x-auth-token']));
  const minor = (visit.minor = negotiate(request));
  requireContentType(headers);
  const route = routeOf(place, minor);
  const query = queryOf(request.url);
  if (route.rule !== null && !allows(route.rule, identity, query.get('project_id')))
    throw forbidden(`Policy does not allow ${route.rule} to be performed.`);
  requireJson(headers, needsJson(route, minor));
  if (route.method === 'GET' && route.rule !== null) requireAcceptsJson(headers);
  const params = request.params as Record<string, string>;
  return { requestId: visit.requestId, logger: visit.logger, minor, identity, params, query };
}

function identify(authenticate: Authenticate, token: string | undefined): Identity {
  const identity = authenticate(token);
  if (identity) return identity;
  throw new Refusal(401, 'The request you have made requires authentication: X-Auth-Token.', {
    'www-authenticate': 'Token',
  });
}

function negotiate(request: FastifyRequest): number {
  const negotiated = microversions.negotiate(request.headers);
  if (negotiated.minor !== null) return negotiated.minor;
  const { asked, status } = negotiated;
  // 0.5 is a version too, one that nobody serves. The words are those of OpenStack's microversion-parse.
  if (status === 406 || /^\d+\.\d+$/.test(asked))
    throw new VersionRefusal(406, `Invalid microversion: Unacceptable version header: ${shorten(asked)}`);
  throw badRequest(`Invalid microversion: invalid version string: ${shorten(asked)}`);
}

/** The route that serves the request in its version. Throws 404 and 405. */
function routeOf(place: Place | null, minor: number): RestRoute {
  if (!place) throw notFound('The resource could not be found.');
  const { route, routes } = place;
  if (route && route.since <= minor) return route;
  if (route && route.earlier !== 405) throw notFound('The resource could not be found.');
  // A version that lacks every method of the path lacks the path; then there is nothing to allow but what is coming.
  const served = routes.filter((each) => each.since <= minor);
  const allowed: HttpMethod[] = (served.length > 0 ? served : routes).map((each) => each.method);
  throw new Refusal(405, 'The method specified is not allowed for this resource.', {
    allow: allowed.join(', '),
  });
}

const needsJson = ({ json }: RestRoute, minor: number): boolean =>
  json === true || (json !== undefined && minor < json.before);

/** Throws 400 for what is no UTF-8. */
function queryOf(url: string): Query {
  const start = url.indexOf('?');
  const text = start < 0 ? '' : url.slice(start + 1);
  const query = new URLSearchParams(text);
  // U+FFFD stands for what cannot be read, unless somebody wrote it.
  const isBroken = [...query].flat().some((part) => part.includes('\ufffd')) && !/%ef%bf%bd/i.test(text);
  if (isBroken) throw badRequest(`Invalid query string parameters: ${shorten(text)} is no UTF-8`);
  return query;
}

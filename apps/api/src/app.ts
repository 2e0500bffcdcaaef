import { newContext } from '@cellflow/rpc';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';
import type { Api } from './api.ts';
import type { Authenticate, Identity } from './auth.ts';
import type { Call, Query } from './call.ts';
import { ApiError, faultBody, notFound, toApiError } from './errors.ts';
import { negotiateMinor, versionHeaders } from './microversion.ts';
import type { Method, RestRoute } from './routes.ts';
import { restRoutes } from './routes.ts';

/** The largest request body, in bytes. */
const bodyLimit = 64 * 1024;

const nobody: Identity = { projectId: '', userId: '', isAdmin: false };

const methods: readonly Method[] = ['GET', 'POST', 'DELETE'];

declare module 'fastify' {
  interface FastifyRequest {
    call: Call | null;
  }
}

/** The REST application: turns requests into calls of handlers, and what they give or throw into answers. */
export function buildApp(api: Api, authenticate: Authenticate): FastifyInstance {
  const app = fastify({
    bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
  });
  app.decorateRequest('call', null);
  acceptJson(app);
  app.setErrorHandler((error, request, reply) => refuse(api, error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    refuse(api, notFound('The resource could not be found.'), request, reply),
  );
  for (const route of restRoutes) addRoute(app, api, authenticate, route);
  for (const path of new Set(restRoutes.map((route) => route.path))) refuseOtherMethods(app, path);
  return app;
}

function addRoute(app: FastifyInstance, api: Api, authenticate: Authenticate, route: RestRoute): void {
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    // Before the body is read: nobody's body is parsed without a token.
    onRequest(request, reply, done) {
      try {
        request.call = toCall(api, request, reply, route.open ? () => nobody : authenticate);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    async handler(request, reply) {
      const call = { ...request.call!, body: request.body } satisfies Call;
      const answer = await route.handler(call, api);
      call.logger.debug({ method: route.method, path: route.path, status: answer.status }, 'answered');
      reply.code(answer.status);
      if (answer.headers) reply.headers(answer.headers);
      return reply.send(answer.body);
    },
  });
}

/** What the headers of a request say. Throws 401, 400 and 406. */
function toCall(api: Api, request: FastifyRequest, reply: FastifyReply, authenticate: Authenticate): Call {
  const { headers } = request;
  const context = newContext(api.platform.ids);
  reply.headers({ 'x-openstack-request-id': context.requestId, 'x-compute-request-id': context.requestId });
  const minor = negotiateMinor(
    header(headers['openstack-api-version']),
    header(headers['x-openstack-nova-api-version']),
  );
  reply.headers(versionHeaders(minor));
  const { url } = request;
  const end = url.indexOf('?');
  return {
    context,
    minor,
    identity: authenticate(header(headers['x-auth-token'])),
    origin: `http://${request.host}`,
    path: end < 0 ? url : url.slice(0, end),
    params: request.params as Record<string, string>,
    query: request.query as Query,
    body: undefined,
    idempotencyKey: header(headers['idempotency-key']),
    logger: api.platform.logger.child({ requestId: context.requestId }),
  };
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;

/** Bodies are JSON or nothing; clients send the JSON content type also where there is no body. */
function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}

function refuseOtherMethods(app: FastifyInstance, path: string): void {
  const served = restRoutes.filter((route) => route.path === path).map((route) => route.method);
  const others = [...methods, 'PUT' as const, 'PATCH' as const].filter(
    (method) => !(served as readonly string[]).includes(method),
  );
  app.route({
    method: others,
    url: path,
    exposeHeadRoute: false,
    onRequest(request, _reply, done) {
      const allow = { allow: served.join(', ') };
      done(new ApiError(405, `The method ${request.method} is not allowed for this resource.`, allow));
    },
    handler: () => undefined,
  });
}

/** Answers with Nova's error body; a defect of ours is logged and answered 500 without its particulars. */
function refuse(api: Api, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toApiError(error);
  if (known === null)
    (request.call?.logger ?? api.platform.logger).error(
      { err: error, method: request.method, path: request.routeOptions.url },
      'a request failed',
    );
  const status = known?.status ?? 500;
  const message =
    known?.message ??
    'Unexpected API Error. Please report this with the request id in the header x-openstack-request-id.';
  return reply
    .code(status)
    .headers(known?.headers ?? {})
    .send(faultBody(status, message));
}

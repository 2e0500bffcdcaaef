import type { Authenticate } from '@cellflow/rest';
import { createRestServer, headerOf, methodsByPath } from '@cellflow/rest';
import { newContext } from '@cellflow/rpc';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerInTime } from './answer-in-time.ts';
import type { Api } from './api.ts';
import { identify, nobody } from './auth.ts';
import type { Call, Query } from './call.ts';
import { ApiError, bodyLimit, faultBody, notFound, toApiError } from './errors.ts';
import { negotiateMinor, versionHeaders } from './microversion.ts';
import type { RestRoute } from './routes.ts';
import { restRoutes } from './routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    call: Call | null;
  }
}

/** The REST application: turns requests into calls of handlers, and what they give or throw into answers. */
export function buildApp(api: Api, authenticate: Authenticate): FastifyInstance {
  const app = createRestServer({
    bodyLimit,
    refuse: (error, request, reply) => refuse(api, error, request, reply),
  });
  app.decorateRequest('call', null);
  app.setErrorHandler((error, request, reply) => refuse(api, error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    refuse(api, notFound('The resource could not be found.'), request, reply),
  );
  for (const route of restRoutes) addRoute(app, api, authenticate, route);
  for (const { path, served, others } of methodsByPath(restRoutes))
    refuseMethods(app, path, others, served.join(', '));
  return app;
}

function addRoute(app: FastifyInstance, api: Api, authenticate: Authenticate, route: RestRoute): void {
  app.route({
    method: route.method,
    url: route.path,
    // Before the body is read: nobody's body is parsed without a token.
    onRequest(request, reply, done) {
      try {
        request.call = toCall(api, request, reply, route.open ? null : authenticate);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    async handler(request, reply) {
      const call = { ...request.call!, body: request.body } satisfies Call;
      const work = Promise.resolve(route.handler(call, api));
      const answer = await (route.method === 'GET' ? answerInTime(api.platform.clock, work) : work);
      call.logger.debug({ method: route.method, path: route.path, status: answer.status }, 'answered');
      reply.code(answer.status);
      if (answer.headers) reply.headers(answer.headers);
      return reply.send(answer.body);
    },
  });
}

/** What the headers of a request say; nobody asks where `authenticate` is null. Throws 401, 400 and 406. */
function toCall(
  api: Api,
  request: FastifyRequest,
  reply: FastifyReply,
  authenticate: Authenticate | null,
): Call {
  const { headers } = request;
  const context = newContext(api.platform.ids);
  reply.headers({ 'x-openstack-request-id': context.requestId, 'x-compute-request-id': context.requestId });
  const minor = negotiateMinor(headers);
  reply.headers(versionHeaders(minor));
  const { url } = request;
  const end = url.indexOf('?');
  return {
    context,
    minor,
    identity: authenticate ? identify(authenticate, headerOf(headers['x-auth-token'])) : nobody,
    origin: `http://${request.host}`,
    path: end < 0 ? url : url.slice(0, end),
    params: request.params as Record<string, string>,
    query: request.query as Query,
    body: undefined,
    idempotencyKey: headerOf(headers['idempotency-key']),
    logger: api.platform.logger.child({ requestId: context.requestId }),
  };
}

function refuseMethods(app: FastifyInstance, path: string, method: string[], allow: string): void {
  app.route({
    method,
    url: path,
    onRequest(request, _reply, done) {
      done(new ApiError(405, `The method ${request.method} is not allowed for this resource.`, { allow }));
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

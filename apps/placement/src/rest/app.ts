import { createRestServer, methodsByPath } from '@cellflow/rest';
import type { Authenticate } from '@cellflow/rest';
import { newContext } from '@cellflow/rpc';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../placement-engine.ts';
import { admit } from './admission.ts';
import type { Place, Visit } from './admission.ts';
import { sendAnswer, sendError } from './answers.ts';
import type { Call } from './call.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { bodyLimit, errorBody, Refusal, toRefusal } from './refusal.ts';
import type { RestRoute } from './routes.ts';
import { placementRoutes } from './routes.ts';
import { microversions, varyBy } from './versions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit | null;
    admitted: Omit<Call, 'body'> | null;
  }
  interface FastifyContextConfig {
    place?: Place;
  }
}

interface AppOptions {
  readonly routes?: readonly RestRoute[];
  /** Origins whose scripts may use the API from a browser. Default: none. */
  readonly allowedOrigins?: readonly string[];
}

/** The Placement REST application: turns requests into calls of handlers, and what they give or throw into answers. */
export function buildApp(
  engine: Engine,
  authenticate: Authenticate,
  { routes = placementRoutes, allowedOrigins = [] }: AppOptions = {},
): FastifyInstance {
  const app = createRestServer({
    bodyLimit,
    refuse: (error, request, reply) => refuse(engine, error, request, reply),
  });
  app.decorateRequest('visit', null);
  app.decorateRequest('admitted', null);
  // A body of another type was refused before it is read, so whatever comes here is empty.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
  app.setErrorHandler((error, request, reply) => refuse(engine, error, request, reply));
  app.setNotFoundHandler(() => undefined);
  // For unknown paths too, and before the body is read: nobody's body is parsed without a token.
  app.addHook('onRequest', (request, reply, done) => {
    const visit = receive(engine, request, reply);
    if (allowedOrigins.length > 0 && request.method === 'OPTIONS')
      return void reply.headers({ vary: 'Origin', ...preflightHeaders(request, allowedOrigins) }).send();
    let refused: Error | undefined;
    try {
      request.admitted = admit(request, { visit, place: placeOf(request), authenticate });
    } catch (error) {
      refused = error as Error;
    }
    if (visit.minor !== null) reply.headers({ ...microversions.headersOf(visit.minor), vary: varyBy });
    if (allowedOrigins.length > 0)
      reply.headers({ vary: `${varyBy}, Origin`, ...corsHeaders(request, allowedOrigins) });
    done(refused);
  });
  for (const { path, others } of methodsByPath(routes)) addPath(app, engine, { path, others, routes });
  return app;
}

/** A path that ends with a slash is not that of the thing whose name is left out. */
function placeOf({ routeOptions, params }: FastifyRequest): Place | null {
  return Object.values(params as object).includes('') ? null : (routeOptions.config.place ?? null);
}

function addPath(
  app: FastifyInstance,
  engine: Engine,
  table: { path: string; others: string[]; routes: readonly RestRoute[] },
): void {
  const ofPath = table.routes.filter((route) => route.path === table.path);
  for (const route of ofPath)
    app.route({
      method: route.method,
      url: table.path,
      config: { place: { routes: ofPath, route } },
      handler: async (request, reply) => {
        const call: Call = { ...request.admitted!, body: request.body };
        return sendAnswer(engine, reply, { call, answer: await route.handler(call, engine) });
      },
    });
  app.route({
    method: [...table.others, 'HEAD', 'OPTIONS'],
    url: table.path,
    config: { place: { routes: ofPath, route: null } },
    handler: () => undefined,
  });
}

function receive(engine: Engine, request: FastifyRequest, reply: FastifyReply): Visit {
  const { requestId } = newContext(engine.platform.ids);
  reply.header('x-openstack-request-id', requestId);
  const visit = { requestId, minor: null, logger: engine.platform.logger.child({ requestId }) };
  request.visit = visit;
  return visit;
}

/** Answers with Placement's error body; a defect of ours is logged and answered 500 without its particulars. */
function refuse(engine: Engine, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const visit = request.visit ?? receive(engine, request, reply);
  const refusal = toRefusal(error);
  if (!refusal)
    visit.logger.error(
      { err: error, method: request.method, path: request.routeOptions.url },
      'a request failed',
    );
  reply.code(refusal?.status ?? 500);
  if (refusal instanceof Refusal) reply.headers(refusal.headers);
  return sendError(reply, errorBody(refusal, visit));
}

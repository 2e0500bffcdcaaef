import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify } from 'fastify';

interface RestServerOptions {
  /** In bytes. */
  readonly bodyLimit: number;
  /** Answers a request whose path cannot be read, which comes to no route and no hook. */
  refuse(error: Error, request: FastifyRequest, reply: FastifyReply): unknown;
}

/**
 * A fastify of the house: JSON bodies of at most `bodyLimit` bytes, no HEAD beside GET, names in paths of at most 300
 * characters. JSON that names `__proto__` or `constructor.prototype` is refused. Asked to stop, it answers what has come.
 */
export function createRestServer({ bodyLimit, refuse }: RestServerOptions): FastifyInstance {
  const app = fastify({
    bodyLimit,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply as FastifyReply),
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
  });
  acceptJson(app);
  closeGracefully(app);
  return app;
}

/** Who is being answered when it stops is told to ask elsewhere next: a request on that connection would be lost. */
function closeGracefully(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** Bodies are JSON or nothing; clients send the JSON content type also where there is no body. */
function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const methods: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** For each path of a table of routes, in order: the methods that are served, and those to be answered 405. */
export function methodsByPath(
  routes: readonly { readonly method: HttpMethod; readonly path: string }[],
): { path: string; served: HttpMethod[]; others: HttpMethod[] }[] {
  return [...new Set(routes.map((route) => route.path))].map((path) => {
    const served = routes.filter((route) => route.path === path).map((route) => route.method);
    return { path, served, others: methods.filter((method) => !served.includes(method)) };
  });
}

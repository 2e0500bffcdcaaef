import type { FastifyReply } from 'fastify';
import type { Engine } from '../placement-engine.ts';
import type { Answer, Call } from './call.ts';
import { errorText } from './error-text.ts';
import { errorTypeFor } from './media-types.ts';
import type { errorBody } from './refusal.ts';
import { cacheHeadersSince } from './versions.ts';

/** Sends what a handler gave. */
export function sendAnswer(
  engine: Engine,
  reply: FastifyReply,
  { call, answer }: { readonly call: Call; readonly answer: Answer },
): FastifyReply {
  const { status, body, headers = {}, lastModifiedMs } = answer;
  call.logger.debug(
    { method: reply.request.method, path: reply.request.routeOptions.url, status },
    'answered',
  );
  reply.code(status).headers(headers);
  if (headers['location'] !== undefined) reply.header('location', absolute(reply, headers['location']));
  const shows = reply.request.method === 'GET' || body !== undefined || lastModifiedMs !== undefined;
  if (call.minor >= cacheHeadersSince && shows) {
    const modified = new Date(lastModifiedMs ?? engine.platform.clock.now());
    reply.headers({ 'last-modified': modified.toUTCString(), 'cache-control': 'no-cache' });
  }
  return body === undefined ? reply.send() : sendJson(reply, body);
}

/** Sends an error in the type that its caller likes best. */
export function sendError(reply: FastifyReply, body: ReturnType<typeof errorBody>): FastifyReply {
  const type = errorTypeFor(reply.request.headers);
  if (type === 'application/json') return sendJson(reply, body);
  return reply.type(`${type}; charset=UTF-8`).send(errorText(type, body));
}

/** With the address that was asked, as in Placement, whose answers are WebOb's. */
const absolute = ({ request }: FastifyReply, path: string): string =>
  request.host === '' ? path : `${request.protocol}://${request.host}${path}`;

/** As bytes, because fastify would add a charset to the type of a text; Placement's clients compare the bare type. */
const sendJson = (reply: FastifyReply, body: unknown): FastifyReply =>
  reply.type('application/json').send(Buffer.from(JSON.stringify(body)));

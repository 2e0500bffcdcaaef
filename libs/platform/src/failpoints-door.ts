import type { IncomingMessage, ServerResponse } from 'node:http';
import { FailpointRefusal, FailpointSyntaxError } from '@cellflow/failpoints';
import type { FailpointControl } from '@cellflow/failpoints';

/** Longest text that arms anything, in characters. */
const maxLength = 65_536;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * `GET /failpoints`: what is armed, and the hits so far. `PUT /failpoints?ttlMs=30000` with the text as its body:
 * replaces what is armed, for that time or until `DELETE /failpoints`. With `holder=name`, all of this is about what is
 * armed under that name alone. 400 says what is wrong with the text.
 */
export async function answerFailpoints(
  failpoints: FailpointControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await carryOut(failpoints, request).catch((error: unknown) =>
    refuse(400, String(error)),
  );
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

async function carryOut(failpoints: FailpointControl, request: IncomingMessage): Promise<Answer> {
  const query = new URL(request.url!, 'http://localhost').searchParams;
  const holder = query.get('holder') ?? undefined;
  switch (request.method) {
    case 'GET':
      return { status: 200, body: failpoints.status(holder) };
    case 'DELETE':
      return { status: 200, body: failpoints.disarm(holder) };
    case 'PUT':
      return arm(failpoints, await textOf(request), query);
    default:
      return refuse(405, 'GET, PUT or DELETE');
  }
}

function arm(failpoints: FailpointControl, text: string | null, query: URLSearchParams): Answer {
  if (text === null) return refuse(413, `at most ${maxLength} characters`);
  const ttl = query.get('ttlMs');
  if (ttl !== null && !/^[1-9]\d{0,8}$/.test(ttl)) return refuse(400, `ttlMs: expected ms, found "${ttl}"`);
  try {
    const holder = query.get('holder') ?? undefined;
    const ttlMs = ttl === null ? undefined : Number(ttl);
    return { status: 200, body: failpoints.arm(text, { ttlMs, holder }) };
  } catch (error) {
    if (error instanceof FailpointSyntaxError || error instanceof FailpointRefusal)
      return refuse(400, error.message);
    throw error;
  }
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > maxLength) return null;
  }
  return text;
}

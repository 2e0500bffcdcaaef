import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stack } from '@cellflow/stack';
import { CliError } from '../cli-error.ts';
import { readStory, storySchema } from './story.ts';
import type { Story } from './story.ts';

/**
 * Lets the other commands read the ledgers of a running cloud, wherever its stores are: `GET /story?instance=<uuid>`.
 * Listens on loopback only and wants the same token as the API.
 */
export async function serveInspection(
  stack: Stack,
  host = '127.0.0.1',
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    answer(stack, request).then(
      ({ status, body }) => send(status, body),
      (error: unknown) => send(503, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(stack: Stack, request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  if (request.headers['x-auth-token'] !== stack.token) return { status: 401, body: { error: 'wrong token' } };
  if (request.method !== 'GET' || url.pathname !== '/story')
    return { status: 404, body: { error: 'no such page' } };
  const instance = url.searchParams.get('instance');
  if (!instance) return { status: 400, body: { error: 'instance is missing' } };
  return { status: 200, body: await readStory(stack, instance) };
}

/** Asks a running `cellflow up` for the story of a server. Throws CliError. */
export async function fetchStory(inspectUrl: string, token: string, instanceUuid: string): Promise<Story> {
  let response: Response;
  try {
    response = await fetch(`${inspectUrl}/story?instance=${encodeURIComponent(instanceUuid)}`, {
      headers: { 'x-auth-token': token },
      signal: AbortSignal.timeout(30_000),
    });
  } catch (cause) {
    throw new CliError('the ledgers cannot be read', {
      why: `nobody answers at ${inspectUrl}`,
      next: 'see whether `cellflow up` still runs, or start it again',
      cause,
    });
  }
  if (!response.ok) {
    throw new CliError('the ledgers cannot be read', {
      why: `the answer was ${response.status}: ${(await response.text()).slice(0, 200)}`,
      next:
        response.status === 401
          ? 'give the token that `cellflow up` printed with --token'
          : 'try again in a moment',
    });
  }
  return storySchema.parse(await response.json());
}

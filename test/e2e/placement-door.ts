import { Agent, request } from 'node:http';
import type { FetchLike, HttpReply, HttpRequest } from '@cellflow/test-placement';

/** A request as it goes over the wire: nothing in its path is escaped, and its body is bytes. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const agent = new Agent({ keepAlive: true });

/** What an administrator says with every request at the latest microversion. */
export const latest = { 'x-auth-token': 'admin', 'openstack-api-version': 'placement 1.39' };

/** Sends one request as it is. Rejects when there is no answer. */
export function sendRaw(url: string, { method, path, headers = {}, body }: RawRequest): Promise<HttpReply> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = response.headers['content-type']?.startsWith('application/json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text,
        });
      });
    });
    sent.end(body);
  });
}

const written = ({ body, ...rest }: HttpRequest): RawRequest =>
  body === undefined ? rest : { ...rest, body: JSON.stringify(body) };

/** Sends each request to the next of the replicas, so that whatever one has written another has to know. */
export function alternating(urls: readonly string[]): FetchLike {
  let turn = 0;
  return (asked) => sendRaw(urls[turn++ % urls.length]!, written(asked));
}

/** Asks for one path at the latest microversion; throws unless it is answered 2xx. */
export async function ask<T = unknown>(
  send: FetchLike,
  method: HttpRequest['method'],
  path: string,
): Promise<T> {
  const reply = await send({ method, path, headers: latest });
  if (reply.status >= 300)
    throw new Error(`${method} ${path} -> ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body as T;
}

interface Provider {
  readonly uuid: string;
  readonly parent_provider_uuid: string | null;
}

/** Removes everything that REST can make, leaves first. */
export async function empty(send: FetchLike): Promise<void> {
  const { resource_providers: providers } = await ask<{ resource_providers: Provider[] }>(
    send,
    'GET',
    '/resource_providers',
  );
  for (const { uuid } of providers) {
    const held = await ask<{ allocations: object }>(send, 'GET', `/resource_providers/${uuid}/allocations`);
    for (const consumer of Object.keys(held.allocations))
      await ask(send, 'DELETE', `/allocations/${consumer}`);
  }
  const left = new Set(providers);
  while (left.size > 0) {
    const parents = new Set([...left].map((provider) => provider.parent_provider_uuid));
    for (const provider of [...left].filter(({ uuid }) => !parents.has(uuid))) {
      await ask(send, 'DELETE', `/resource_providers/${provider.uuid}`);
      left.delete(provider);
    }
  }
  const { traits } = await ask<{ traits: string[] }>(send, 'GET', '/traits?name=startswith:CUSTOM_');
  for (const trait of traits) await ask(send, 'DELETE', `/traits/${trait}`);
  const { resource_classes: classes } = await ask<{ resource_classes: { name: string }[] }>(
    send,
    'GET',
    '/resource_classes',
  );
  for (const { name } of classes.filter((one) => one.name.startsWith('CUSTOM_')))
    await ask(send, 'DELETE', `/resource_classes/${name}`);
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRestClient, RestError } from './rest-client.ts';

interface Asked {
  readonly line: string;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

let close = () => undefined as void;
afterEach(() => close());

/** An API that answers what it is told and remembers what it was asked. */
async function fakeApi(answer: (line: string) => { status: number; body?: unknown }, timeoutMs?: number) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += String(chunk)));
    request.on('end', () => {
      const line = `${request.method} ${request.url}`;
      asked.push({ line, headers: request.headers, body: text === '' ? null : JSON.parse(text) });
      const { status, body } = answer(line);
      response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2.1/`;
  return { asked, rest: createRestClient({ endpoint, token: 't', timeoutMs }) };
}

const request = { name: 'web', flavor: '2', image: 'i' };

describe('the client of the API', () => {
  it('boots one server with its wishes, token and idempotency key', async () => {
    const { asked, rest } = await fakeApi(() => ({ status: 202, body: { server: { id: 'a' } } }));
    const hints = { group: 'g' };
    expect(await rest.boot({ ...request, zone: 'z', hints, idempotencyKey: 'k' })).toEqual(['a']);
    expect(asked).toMatchObject([
      {
        line: 'POST /v2.1/servers',
        headers: { 'x-auth-token': 't', 'idempotency-key': 'k' },
        body: {
          server: { name: 'web', flavorRef: '2', imageRef: 'i', networks: 'none', availability_zone: 'z' },
          'os:scheduler_hints': { group: 'g' },
        },
      },
    ]);
    expect(asked[0]?.body).not.toHaveProperty('server.min_count');
  });

  it('boots many in one request and finds them by their reservation', async () => {
    const { asked, rest } = await fakeApi((line) =>
      line.startsWith('POST')
        ? { status: 202, body: { reservation_id: 'r-1' } }
        : {
            status: 200,
            body: {
              servers: [
                { id: 'a', status: 'BUILD' },
                { id: 'b', status: 'BUILD' },
              ],
            },
          },
    );
    const tookMs: number[] = [];
    const ids = await rest.boot({ ...request, count: 2 }, (each) => void tookMs.push(each));
    expect(ids).toEqual(['a', 'b']);
    expect(tookMs).toHaveLength(2);
    expect(asked[0]?.body).toMatchObject({
      server: { min_count: 2, max_count: 2, return_reservation_id: true },
    });
    expect(asked[1]?.line).toBe('GET /v2.1/servers/detail?limit=1000&reservation_id=r-1');
  });

  it('asks again for the servers of a cell that was too slow for a listing', async () => {
    // Each listing lacks another cell's server.
    const listings = [['a'], [], ['b']];
    const { asked, rest } = await fakeApi((line) =>
      line.startsWith('POST')
        ? { status: 202, body: { reservation_id: 'r-1' } }
        : { status: 200, body: { servers: listings.shift()?.map((id) => ({ id, status: 'BUILD' })) } },
    );
    expect(await rest.boot({ ...request, count: 2 })).toEqual(['a', 'b']);
    expect(asked.map(({ line }) => line.slice(0, 4))).toEqual(['POST', 'GET ', 'GET ', 'GET ']);
  });

  it('says how many servers are missing where a cell stays out of every listing', async () => {
    const { rest } = await fakeApi(
      (line) =>
        line.startsWith('POST')
          ? { status: 202, body: { reservation_id: 'r-1' } }
          : { status: 200, body: { servers: [{ id: 'a', status: 'BUILD' }] } },
      300,
    );
    await expect(rest.boot({ ...request, count: 3 })).rejects.toThrow(
      new RestError(0, 'accepted, but only 1 of 3 servers of reservation r-1 are listed after 300 ms'),
    );
  });

  it('lists page by page until one is not full', async () => {
    const full = Array.from({ length: 1000 }, (_, n) => ({ id: `s${n}`, status: 'ACTIVE', name: 'x' }));
    const { asked, rest } = await fakeApi((line) => ({
      status: 200,
      body: { servers: line.includes('marker=s999') ? [{ id: 'last', status: 'UNKNOWN' }] : full },
    }));
    expect((await rest.list()).at(-1)).toMatchObject({ id: 'last', name: '' });
    expect(asked).toHaveLength(2);
  });

  it('lists a server once, as it was told last, where its cell comes back between two pages', async () => {
    const page = (from: number, status: string) =>
      Array.from({ length: 1000 }, (_, at) => ({ id: String(from + at), status }));
    const { rest } = await fakeApi((line) => {
      const second = line.includes('marker');
      const servers = second
        ? [...page(500, 'ACTIVE').slice(0, 600)]
        : [...page(0, 'UNKNOWN'), ...page(5000, 'ACTIVE')];
      return { status: 200, body: { servers } };
    });
    const servers = await rest.list();
    expect(servers).toHaveLength(2100);
    expect(servers.filter(({ status }) => status === 'UNKNOWN')).toHaveLength(500);
  });

  it('answers null or false where there is no such server', async () => {
    const { rest } = await fakeApi(() => ({
      status: 404,
      body: { itemNotFound: { code: 404, message: 'no' } },
    }));
    expect(await rest.show('x')).toBeNull();
    expect(await rest.remove('x')).toBe(false);
  });

  it('rejects with the message of the API', async () => {
    const { rest } = await fakeApi(() => ({
      status: 400,
      body: { badRequest: { code: 400, message: 'bad name' } },
    }));
    await expect(rest.boot(request)).rejects.toMatchObject({ status: 400, message: 'bad name' });
  });

  it('rejects with status 0 where nobody answers', async () => {
    const rest = createRestClient({ endpoint: 'http://127.0.0.1:1', token: 't' });
    await expect(rest.list()).rejects.toThrow(new RestError(0, 'nobody answers at http://127.0.0.1:1'));
  });
});

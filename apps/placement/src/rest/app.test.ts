import { createAuthenticate, developmentGrant, hashToken } from '@cellflow/rest';
import { RpcError } from '@cellflow/rpc';
import { StoreError } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conflict, placementErrorCodes } from '../errors.ts';
import { startReplicaOn, testStore } from '../fixture.ts';
import { buildApp } from './app.ts';
import { noContent, ok } from './call.ts';
import { readBody } from './json-body.ts';
import type { RestRoute } from './routes.ts';
import { placementRoutes } from './routes.ts';
import { startRest } from './start-rest.ts';

const thing = z.strictObject({ name: z.string().max(5) });
const rule = 'placement:resource_providers:list';
const route = (method: RestRoute['method'], path: string, fields: Partial<RestRoute>): RestRoute => ({
  ...{ method, path, since: 0, rule, handler: () => noContent },
  ...fields,
});

const boom = (error: () => Error) => () => {
  throw error();
};

const routes: readonly RestRoute[] = [
  ...placementRoutes,
  route('GET', '/things', { handler: (call) => ok({ a: call.query.getAll('a'), minor: call.minor }) }),
  route('POST', '/things', {
    json: true,
    handler: (call) => ({ status: 201, body: readBody(thing, call.body) }),
  }),
  route('PUT', '/things/:name', {
    handler: (call) => (call.body === undefined ? noContent : ok(call.body, 0)),
  }),
  route('DELETE', '/things/:name', { since: 5, earlier: 405 }),
  route('GET', '/things/:name', { handler: (call) => ok(call.params, 1_000) }),
  route('GET', '/new', { since: 9 }),
  route('GET', '/usages-of-a-project', { rule: 'placement:usages', handler: () => ok({}) }),
  route('GET', '/conflict', { handler: boom(() => conflict('taken', placementErrorCodes.duplicateName)) }),
  route('GET', '/raced', { handler: boom(() => new RpcError('CONFLICT', 'lost 10 races')) }),
  route('GET', '/down', { handler: boom(() => new StoreError('UNAVAILABLE', 'secret host')) }),
  route('GET', '/defect', { handler: boom(() => new Error('secret of the house')) }),
];

interface Asked {
  readonly version?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}

async function start() {
  const { engine } = await startReplicaOn(testStore());
  const grant = (name: string, role: 'reader' | 'service') => ({
    ...{ sha256: hashToken(name), projectId: `${name}s`, userId: name, roles: [role] },
  });
  const grants = [developmentGrant('admin'), grant('ann', 'reader'), grant('nova', 'service')];
  const app = buildApp(engine, createAuthenticate(grants), { routes });
  return async (method: RestRoute['method'] | 'HEAD' | 'OPTIONS', path: string, asked: Asked = {}) => {
    const { version = '1.39', token = 'admin', headers = {}, body } = asked;
    const response = await app.inject({
      ...{ method, url: path },
      headers: {
        ...(token === '' ? {} : { 'x-auth-token': token }),
        ...(version === '' ? {} : { 'openstack-api-version': `placement ${version}` }),
        ...(typeof body === 'object' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      payload: body,
    });
    const text = response.body;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read field by field
    const json: any = text.startsWith('{') ? response.json() : undefined;
    const error = json?.errors?.[0];
    return { status: response.statusCode, headers: response.headers, body: json, error, text };
  };
}

describe('the version document', () => {
  it('needs no token', async () => {
    const ask = await start();
    const { status, body, headers } = await ask('GET', '/', { token: '', version: '' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(body.versions).toEqual([
      {
        ...{ id: 'v1.0', min_version: '1.0', max_version: '1.39', status: 'CURRENT' },
        links: [{ rel: 'self', href: '' }],
      },
    ]);
  });

  it('is all there is on its path', async () => {
    const ask = await start();
    expect((await ask('PUT', '/', { token: '' })).status).toBe(405);
  });
});

describe('a token', () => {
  it.each(['', 'wrong'])('that is %j is refused before anything else is looked at', async (token) => {
    const ask = await start();
    for (const path of ['/things', '/nothing', '/new']) {
      const { status, headers, error } = await ask('POST', path, { token, version: '9.9', body: '{' });
      expect([status, headers['www-authenticate'], error.title]).toEqual([401, 'Token', 'Unauthorized']);
    }
  });
});

describe('a microversion', () => {
  it('is told in every answer, and is 1.0 where none is asked for', async () => {
    const ask = await start();
    const first = await ask('GET', '/things', { version: '' });
    expect(first.body.minor).toBe(0);
    expect(first.headers['openstack-api-version']).toBe('placement 1.0');
    const latest = await ask('GET', '/nothing', { version: 'latest' });
    expect(latest.headers['openstack-api-version']).toBe('placement 1.39');
    expect(latest.headers['vary']).toBe('openstack-api-version');
  });

  it('that is not served is refused with those that are', async () => {
    const ask = await start();
    const { status, error } = await ask('GET', '/things', { version: '1.40' });
    expect(status).toBe(406);
    expect(error).toMatchObject({ status: 406, min_version: '1.0', max_version: '1.39' });
    expect(error.detail).toBe('Invalid microversion: Unacceptable version header: 1.40');
    expect((await ask('GET', '/things', { version: '0.5' })).status).toBe(406);
    const malformed = await ask('GET', '/things', { version: 'one' });
    expect(malformed.status).toBe(400);
    expect(malformed.error.detail).toBe('Invalid microversion: invalid version string: one');
    expect(malformed.error).not.toHaveProperty('min_version');
    expect(malformed.headers).not.toHaveProperty('openstack-api-version');
  });

  it('hides what came after it', async () => {
    const ask = await start();
    expect((await ask('GET', '/new', { version: '1.8' })).status).toBe(404);
    expect((await ask('GET', '/new', { version: '1.9' })).status).toBe(204);
    const early = await ask('DELETE', '/things/a', { version: '1.4' });
    expect([early.status, early.headers['allow']]).toEqual([405, 'PUT, GET']);
    expect((await ask('DELETE', '/things/a', { version: '1.5' })).status).toBe(204);
  });
});

describe('the front door', () => {
  it('answers 404 for what it does not know and 405 for what it does not do', async () => {
    const ask = await start();
    for (const path of ['/nothing', '/things/', '/things/a/', '//things'])
      expect((await ask('POST', path, { body: {} })).status).toBe(404);
    const { status, headers, error } = await ask('DELETE', '/things');
    expect([status, headers['allow']]).toEqual([405, 'GET, POST']);
    expect(error.detail).toBe('The method specified is not allowed for this resource.');
    expect((await ask('OPTIONS', '/things')).status).toBe(405);
    expect(await ask('HEAD', '/things')).toMatchObject({ status: 405, text: '' });
    expect((await ask('HEAD', '/nothing')).status).toBe(404);
  });

  it('lets in who the policy allows, and names the rule to others', async () => {
    const ask = await start();
    expect((await ask('GET', '/things', { token: 'nova' })).status).toBe(200);
    const headers = { 'content-type': 'text/plain' };
    const { status, error } = await ask('POST', '/things', { token: 'ann', headers, body: '{' });
    expect(status).toBe(403);
    expect(error.detail).toBe(`Policy does not allow ${rule} to be performed.`);
  });

  it('shows the usages of a project to its readers', async () => {
    const ask = await start();
    const status = async (query: string) =>
      (await ask('GET', `/usages-of-a-project${query}`, { token: 'ann' })).status;
    expect(await status('?project_id=anns')).toBe(200);
    expect(await status('?project_id=novas')).toBe(403);
    expect(await status('')).toBe(403);
  });

  it('takes and gives nothing but JSON', async () => {
    const ask = await start();
    const sent = (type: string, body: string | undefined = '{"name":"a"}') =>
      ask('POST', '/things', { headers: { 'content-type': type }, body });
    expect((await sent('text/plain')).status).toBe(415);
    expect((await sent('application/json; charset=utf-8')).status).toBe(201);
    expect((await ask('POST', '/things')).status).toBe(415);
    const untyped = await ask('PUT', '/things/a', { body: '{}' });
    expect([untyped.status, untyped.error.detail]).toEqual([400, expect.stringContaining('content-type')]);
    expect((await ask('PUT', '/things/a', { headers: { 'content-type': 'text/plain' } })).status).toBe(204);
    const wanted = async (accept: string) => (await ask('GET', '/things', { headers: { accept } })).status;
    expect(await wanted('text/html, application/json;q=0.5')).toBe(200);
    expect(await wanted('text/html, */*;q=0.1')).toBe(200);
    expect(await wanted('text/plain')).toBe(406);
    expect(await wanted('*/*, application/json;q=0')).toBe(406);
    expect((await ask('GET', '/', { headers: { accept: 'text/plain' } })).status).toBe(200);
  });

  it('reads bodies of up to 1 MiB of sound JSON', async () => {
    const ask = await start();
    const headers = { 'content-type': 'application/json' };
    const broken = await ask('POST', '/things', { headers, body: '{"name":' });
    expect([broken.status, broken.error.detail]).toEqual([400, expect.stringContaining('Malformed JSON')]);
    for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', ''])
      expect((await ask('POST', '/things', { headers, body })).status).toBe(400);
    const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    expect((await ask('POST', '/things', { headers, body: large })).status).toBe(413);
    const wrong = await ask('POST', '/things', { body: { name: 'abcdef' } });
    expect([wrong.status, wrong.error.detail]).toEqual([400, expect.stringContaining("'maxLength'")]);
  });

  it('answers a path that cannot be read as it answers everything else', async () => {
    const ask = await start();
    for (const path of ['/things/%zz', `/things/${'x'.repeat(301)}`]) {
      const { status, error, headers } = await ask('GET', path);
      expect([400, 414]).toContain(status);
      expect(error).toMatchObject({ status, request_id: headers['x-openstack-request-id'] });
    }
  });

  it('tells where things are by the address that it was asked at', async () => {
    const ask = await start();
    const { headers } = await ask('PUT', '/traits/CUSTOM_A', { headers: { host: 'cloud.example:8778' } });
    expect(headers['location']).toBe('http://cloud.example:8778/traits/CUSTOM_A');
  });

  it.each([
    ['application/json', 'application/json', '{"errors":[{"status":404,"title":"Not Found"'],
    ['*/*', 'application/json', '{'],
    ['text/html;q=0.5, application/*', 'application/json', '{'],
    ['text/html', 'text/html; charset=UTF-8', '<h1>404 Not Found</h1>\n  The resource could not be found.'],
    ['text/html,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=UTF-8', '<html>'],
    ['text/plain', 'text/plain; charset=UTF-8', '404 Not Found\n\nThe resource could not be found.'],
    ['', 'application/json', '{'],
  ])('tells who accepts %j of an error in %s', async (accept, type, text) => {
    const ask = await start();
    const reply = await ask('GET', '/nothing', { headers: { accept } });
    expect([reply.status, reply.headers['content-type']]).toEqual([404, type]);
    expect(reply.text).toContain(text);
  });

  it('escapes what it repeats in HTML', async () => {
    const ask = await start();
    const { status, text } = await ask('GET', '/things?a=1', {
      version: '<i>',
      headers: { accept: 'text/html' },
    });
    expect([status, text]).toEqual([400, expect.stringContaining('version string: &lt;i&gt;')]);
  });

  it('reads queries in UTF-8 and in nothing else', async () => {
    const ask = await start();
    expect((await ask('GET', '/things?a=%e2%98%83')).body.a).toEqual(['\u2603']);
    expect((await ask('GET', '/things?a=%ef%bf%bd')).body.a).toEqual(['\ufffd']);
    expect((await ask('GET', '/things?a=%ff')).error.detail).toContain('Invalid query string parameters');
  });

  it('shows handlers every value of a repeated parameter', async () => {
    const ask = await start();
    expect((await ask('GET', '/things?a=1&b=2&a=%213')).body.a).toEqual(['1', '!3']);
  });
});

describe('an answer', () => {
  it('says from 1.15 when what it shows last changed', async () => {
    const ask = await start();
    const { headers } = await ask('GET', '/things/a', { version: '1.15' });
    expect(headers['last-modified']).toBe('Thu, 01 Jan 1970 00:00:01 GMT');
    expect(headers['cache-control']).toBe('no-cache');
    const put = await ask('PUT', '/things/a', { version: '1.15', body: { x: 1 } });
    expect(put.headers['last-modified']).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
    expect((await ask('GET', '/things')).headers['last-modified']).toMatch(/GMT$/);
    expect((await ask('PUT', '/things/a')).headers).not.toHaveProperty('last-modified');
    expect((await ask('GET', '/things/a', { version: '1.14' })).headers).not.toHaveProperty('last-modified');
  });

  it('carries the id of the request, the same as in the body of an error', async () => {
    const ask = await start();
    const { headers, error } = await ask('GET', '/conflict');
    expect(error).toEqual({
      ...{ status: 409, title: 'Conflict', detail: 'taken', code: 'placement.duplicate_name' },
      request_id: headers['x-openstack-request-id'],
    });
    expect(error.request_id).toMatch(/^req-[0-9a-f-]{36}$/);
    expect((await ask('GET', '/conflict', { version: '1.22' })).error).not.toHaveProperty('code');
  });

  it('is 409 where another writer was faster, 503 where the store is away, 500 where we fail', async () => {
    const ask = await start();
    expect((await ask('GET', '/raced')).error).toMatchObject({
      ...{ status: 409, code: 'placement.concurrent_update' },
    });
    const down = await ask('GET', '/down');
    expect([down.status, down.headers['retry-after']]).toEqual([503, '2']);
    const defect = await ask('GET', '/defect');
    expect(defect.status).toBe(500);
    expect(JSON.stringify([down.body, defect.body])).not.toContain('secret');
  });
});

describe('the Placement API', () => {
  it('listens where it is told, and takes the development token on loopback', async () => {
    const { engine } = await startReplicaOn(testStore());
    const rest = await startRest({ port: 0 }, engine);
    const asked = async (token: string) =>
      (await fetch(`${rest.url}/nothing`, { headers: { 'x-auth-token': token } })).status;
    expect(rest.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect([await asked('admin'), await asked('other')]).toEqual([404, 401]);
    await rest.stop();
  });
});

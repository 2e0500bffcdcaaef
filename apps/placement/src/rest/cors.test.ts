import { createAuthenticate, developmentGrant } from '@cellflow/rest';
import { describe, expect, it } from 'vitest';
import { startReplicaOn, testStore } from '../fixture.ts';
import { buildApp } from './app.ts';

const origin = 'https://console.example';
const preflight = { origin, 'access-control-request-method': 'PUT' };

async function start(allowedOrigins: readonly string[]) {
  const { engine } = await startReplicaOn(testStore());
  const app = buildApp(engine, createAuthenticate([developmentGrant('admin')]), { allowedOrigins });
  return (method: 'GET' | 'OPTIONS', url: string, headers: Record<string, string>) =>
    app.inject({ method, url, headers });
}

describe('a browser', () => {
  it('may use the API from the origins that are let in, and asks before without a token', async () => {
    const ask = await start([origin]);
    const named = { ...preflight, 'access-control-request-headers': 'x-auth-token, Content-Type' };
    const before = await ask('OPTIONS', '/traits/CUSTOM_A', named);
    expect([before.statusCode, before.body]).toEqual([200, '']);
    expect(before.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'x-auth-token,Content-Type',
    });
    for (const path of ['/', '/traits', '/nothing']) {
      const { headers } = await ask('GET', path, { origin });
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers['vary']).toBe('openstack-api-version, Origin');
    }
  });

  it.each<Record<string, string>>([
    { ...preflight, origin: 'https://elsewhere.example' },
    { ...preflight, 'access-control-request-method': 'TRACE' },
    { ...preflight, 'access-control-request-headers': 'x-secret' },
    { origin },
    {},
  ])('whose preflight is %j is told nothing', async (headers) => {
    const ask = await start([origin]);
    const reply = await ask('OPTIONS', '/traits', headers);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is told nothing where it comes from elsewhere, or where no origin is let in', async () => {
    const elsewhere = await start(['https://elsewhere.example']);
    const nowhere = await start([]);
    for (const ask of [elsewhere, nowhere]) {
      const { statusCode, headers } = await ask('GET', '/', { origin });
      expect([statusCode, headers['access-control-allow-origin']]).toEqual([200, undefined]);
    }
    expect((await nowhere('OPTIONS', '/', preflight)).statusCode).toBe(405);
  });
});

import { createFailpoints } from '@cellflow/failpoints';
import type { Hit } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';
import { serveHealth } from './health.ts';
import { handClock } from './testing/hand-clock.ts';

describe('the health endpoint', () => {
  it('tells alive from ready, and why it is not ready', async () => {
    let reason: string | null = 'broker is down';
    const health = await serveHealth({ host: '127.0.0.1', port: 0, readiness: () => reason });
    const get = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`);
    expect((await get('/health')).status).toBe(200);
    const notReady = await get('/ready');
    expect([notReady.status, await notReady.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'broker is down' },
    ]);
    reason = null;
    expect((await get('/ready')).status).toBe(200);
    expect((await get('/nothing')).status).toBe(404);
    await health.close();
  });
});

async function serveFailpoints() {
  const clock = handClock();
  const hits: Hit[] = [];
  const failpoints = createFailpoints({
    clock,
    grip: { exit: () => undefined, kill: () => undefined, pause: null },
    errors: { codes: ['INTERNAL'], make: (code, message) => new Error(`${code}: ${message}`) },
    tell: (hit) => void hits.push(hit),
  });
  const options = { host: '127.0.0.1', port: 0, readiness: () => null };
  const health = await serveHealth({ ...options, failpoints });
  const ask = async (method: string, query = '', body?: string) => {
    const response = await fetch(`http://127.0.0.1:${health.port}/failpoints${query}`, { method, body });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return { clock, failpoints, health, ask, options };
}

describe('the door to the memory', () => {
  it('tells what is left once the garbage is collected, where faults are wanted', async () => {
    const { health, options } = await serveFailpoints();
    const litter = () => new WeakRef({ of: 'nobody' });
    const garbage = litter();
    const memory = await fetch(`http://127.0.0.1:${health.port}/memory`);
    expect(await memory.json()).toMatchObject({ heapUsed: expect.any(Number), rss: expect.any(Number) });
    expect(garbage.deref()).toBeUndefined();
    const closed = await serveHealth(options);
    expect((await fetch(`http://127.0.0.1:${closed.port}/memory`)).status).toBe(404);
    await closed.close();
    await health.close();
  });
});

describe('the door to the failpoints', () => {
  it('arms, counts and disarms', async () => {
    const { ask, failpoints, health } = await serveFailpoints();
    const armed = await ask('PUT', '', 'conductor.after_unclaim[attempt==1]=delay(1ms)@2');
    expect(armed).toMatchObject({ status: 200, body: { armed: true, remainingMs: null } });
    void failpoints.hit('conductor.after_unclaim', { attempt: 1 });
    void failpoints.hit('conductor.after_unclaim', { attempt: 2 });
    expect(await ask('GET')).toMatchObject({ body: { rules: [{ hits: 1, acted: 0 }] } });
    const disarmed = await ask('DELETE');
    expect(disarmed).toMatchObject({ body: { armed: false, rules: [{ hits: 1, acted: 0 }] } });
    await health.close();
  });

  it('lets what is armed end by itself', async () => {
    const { ask, clock, health } = await serveFailpoints();
    await ask('PUT', '?ttlMs=30000', 'api.before_reply=hang');
    await clock.advance(29_000);
    expect(await ask('GET')).toMatchObject({ body: { armed: true, remainingMs: 1000 } });
    await clock.advance(1000);
    expect(await ask('GET')).toMatchObject({ body: { armed: false, remainingMs: null } });
    await health.close();
  });

  it('says what is wrong with a text, and what this service cannot do', async () => {
    const { ask, health } = await serveFailpoints();
    expect(await ask('PUT', '', 'api.before_repl=exit')).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/^position 1: .*api\.before_reply/) },
    });
    expect((await ask('PUT', '', 'api.before_reply=pause')).status).toBe(400);
    expect((await ask('PUT', '?ttlMs=soon', 'api.before_reply=hang')).status).toBe(400);
    expect((await ask('PUT', '', ' '.repeat(70_000))).status).toBe(413);
    expect((await ask('POST', '', 'api.before_reply=hang')).status).toBe(405);
    await health.close();
  });

  it('is not there unless it is wanted', async () => {
    const { options, health } = await serveFailpoints();
    const closed = await serveHealth(options);
    expect((await fetch(`http://127.0.0.1:${closed.port}/failpoints`)).status).toBe(404);
    await closed.close();
    await health.close();
  });
});

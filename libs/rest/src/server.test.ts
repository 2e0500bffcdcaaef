import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createRestServer } from './server.ts';

describe('a REST server that is asked to stop', () => {
  it('answers what has come, and has whoever asks next ask elsewhere', async () => {
    const app = createRestServer({ bodyLimit: 1000, refuse: (_error, _request, reply) => reply.send() });
    let [begun, finish] = [() => undefined as void, () => undefined as void];
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    app.get('/slow', async () => {
      begun();
      await mayFinish;
      return 'slow';
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (path: string) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        get({ host: '127.0.0.1', port, path, agent }, (response) => resolve(response.resume())).on(
          'error',
          reject,
        );
      });
    const slow = ask('/slow');
    await isBegun;
    const closed = app.close();
    await expect.poll(() => app.server.listening).toBe(false);
    const next = expect(ask('/slow')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    finish();
    expect(await slow).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
    // Nothing was sent: a balancer, or the client itself, can ask another replica.
    await next;
    await closed;
    agent.destroy();
  });
});

import { RpcError } from '@cellflow/rpc';
import { castsQueue, Depot, depotVhost } from '@cellflow/rpc/testing';
import { expect, it } from 'vitest';
import type { Bus } from './rpc-bus.ts';
import { asked, callRoute, castFrame, castRoute, clientOn, codeOf, serveOn } from './rpc-stories.ts';

/** Refusals, lost connections, blocked brokers. */
export function faultStories(bus: () => Bus): void {
  it('keeps out who has no right, and lets its neighbours on', async () => {
    const stranger = await bus().connect('stranger');
    expect(await codeOf(clientOn(stranger).store({}, asked('m1')))).toBe('PERMISSION_DENIED');
    expect(await codeOf(clientOn(stranger).count({}, asked('m2')))).toBe('PERMISSION_DENIED');
    expect(await codeOf(stranger.subscribe(castsQueue, { prefetch: 1 }, () => undefined))).toBe(
      'PERMISSION_DENIED',
    );
    const clerk = await bus().connect('clerk');
    const forbidden = { exchange: 'work', routingKey: 'warehouse.cast.Store' };
    const results = await Promise.all([
      codeOf(
        clerk.publish({
          route: castRoute,
          body: castFrame({ messageId: 'a' }),
          durable: true,
          messageId: 'a',
        }),
      ),
      codeOf(
        clerk.publish({
          route: forbidden,
          body: castFrame({ messageId: 'b' }),
          durable: true,
          messageId: 'b',
        }),
      ),
      codeOf(
        clerk.publish({
          route: castRoute,
          body: castFrame({ messageId: 'c' }),
          durable: true,
          messageId: 'c',
        }),
      ),
    ]);
    expect(results).toEqual(['worked', 'PERMISSION_DENIED', 'worked']);
    const waiting = (await bus().letters(castsQueue)).map(({ messageId }) => messageId);
    expect(new Set(waiting)).toEqual(new Set(['a', 'c']));
  });

  it('believes the broker, not the message, about who asks', async () => {
    let caller = '';
    await serveOn(await bus().connect('depot'), {
      store: async (_, context) => {
        caller = context.caller;
      },
    });
    const clerk = await bus().connect('clerk');
    const body = castFrame({ messageId: 'm1' });
    const headers = { 'original-user': 'depot' };
    await clerk.publish({ route: castRoute, body, durable: true, messageId: 'm1', headers });
    await expect.poll(() => caller).toBe('clerk');
  });

  it('hands a cast out again when its server is lost before the ack, and says so', async () => {
    const seen: boolean[] = [];
    await serveOn(await bus().connect('depot'), {
      store: async (_, { redelivered }) => {
        seen.push(redelivered);
        if (seen.length > 1) return;
        await bus().disconnect('depot');
        await new Promise(() => undefined);
      },
    });
    await clientOn(await bus().connect('clerk')).store({}, asked('m1'));
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([false, true]);
    await expect.poll(() => bus().letters(castsQueue)).toHaveLength(0);
  });

  it('asks a call again under its id when the connection is lost in between', async () => {
    const ids: string[] = [];
    await serveOn(await bus().connect('depot'), {
      count: async (_, { messageId }) => {
        if (ids.push(messageId) === 1) {
          await bus().disconnect('clerk');
          return { amount: 1 };
        }
        return { amount: 2 };
      },
    });
    const client = clientOn(await bus().connect('clerk'));
    await expect(client.count({}, asked('m1', { timeoutMs: 10_000 }))).resolves.toMatchObject({ amount: 2 });
    expect(new Set(ids)).toEqual(new Set(['m1']));
  });

  it('fails a call at once when the connection is lost, where that is wanted', async () => {
    await serveOn(await bus().connect('depot'), {
      count: async () => {
        await bus().disconnect('clerk');
        return new Promise(() => undefined);
      },
    });
    const client = clientOn(await bus().connect('clerk'), { onDisconnect: 'fail' });
    expect(await codeOf(client.count({}, asked('m1', { timeoutMs: 10_000 })))).toBe('UNAVAILABLE');
  });

  it('serves again after its connections were cut', async () => {
    const depot = await bus().connect('depot');
    await serveOn(depot, {});
    const client = clientOn(await bus().connect('clerk'));
    await bus().disconnect('depot');
    await expect.poll(() => codeOf(client.count({}, asked('m1'))), { timeout: 10_000 }).toBe('worked');
    await expect.poll(() => depot.readiness(), { timeout: 10_000 }).toBe(null);
  });

  it('is not ready while the broker blocks it, and publishes nothing', async () => {
    const clerk = await bus().connect('clerk');
    expect(clerk.readiness()).toBe(null);
    await bus().block('clerk', 'low on memory');
    await expect.poll(() => clerk.readiness()).toContain('low on memory');
    expect(await codeOf(clientOn(clerk).store({}, asked('m1')))).toBe('UNAVAILABLE');
    expect(await codeOf(clerk.backlog(castsQueue))).toBe('UNAVAILABLE');
    await bus().unblock('clerk');
    await expect.poll(() => clerk.readiness()).toBe(null);
    expect(await codeOf(clientOn(clerk).store({}, asked('m1')))).toBe('worked');
  });

  it('knows its vhost and user, and counts who listens', async () => {
    const clerk = await bus().connect('clerk');
    expect(clerk.vhost).toMatch(depotVhost);
    expect(clerk.user).toBe('clerk');
    expect(await clerk.listeners(callRoute.queue)).toBe(0);
    expect(await clerk.listeners('no such queue')).toBe(0);
    await serveOn(await bus().connect('depot'), {});
    expect(await clerk.listeners(callRoute.queue)).toBe(1);
    expect(new RpcError('INTERNAL', Depot.fullName).code).toBe('INTERNAL');
  });
}

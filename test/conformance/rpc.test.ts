import { createClient, RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { Depot } from '@cellflow/rpc/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryBus, platform, rabbitmqBus } from './rpc-bus.ts';
import type { Bus } from './rpc-bus.ts';
import { deadLetterStories } from './rpc-dead-letters.ts';
import { faultStories } from './rpc-faults.ts';
import { asked, callRoute, clientOn, codeOf, context, serveOn } from './rpc-stories.ts';

describe.each([
  ['memory', memoryBus],
  ['RabbitMQ', rabbitmqBus],
])('the bus on %s', (_name, start) => {
  let bus: Bus;
  beforeAll(async () => {
    bus = await start();
  });
  beforeEach(() => bus.reset());
  afterAll(() => bus?.stop());

  it('answers a call', async () => {
    await serveOn(await bus.connect('depot'), {});
    const client = clientOn(await bus.connect('clerk'));
    await expect(client.count({ values: ['a', 'b'] }, asked('m1'))).resolves.toMatchObject({ amount: 2 });
  });

  it('answers every call of a crowd with its own reply', async () => {
    await serveOn(await bus.connect('depot'), {});
    const client = clientOn(await bus.connect('clerk'));
    const sizes = Array.from({ length: 500 }, (_, n) => n % 40);
    const replies = await Promise.all(
      sizes.map((size, n) => client.count({ values: Array<string>(size).fill('x') }, asked(`m${n}`))),
    );
    expect(replies.map(({ amount }) => amount)).toEqual(sizes);
  });

  it('packs the casts of one turn into few frames', async () => {
    const clerk = await bus.connect('clerk');
    let frames = 0;
    const counting = new Proxy(clerk, {
      get: (target, key) => {
        if (key === 'publish') frames += 1;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value as () => void).bind(target) : value;
      },
    });
    const seen = new Set<string>();
    await serveOn(await bus.connect('depot'), {
      store: async (_, { messageId }) => void seen.add(messageId),
    });
    const client = clientOn(counting);
    await Promise.all(Array.from({ length: 200 }, (_, n) => client.store({ values: ['x'] }, asked(`m${n}`))));
    await expect.poll(() => seen.size).toBe(200);
    expect(frames).toBeLessThanOrEqual(10);
  });

  it('tells the handler who asks, under which request, and that it is the first time', async () => {
    let heard: HandlerContext | null = null;
    await serveOn(await bus.connect('depot'), {
      count: async (_, given) => {
        heard = given;
        return { amount: 1 };
      },
    });
    await clientOn(await bus.connect('clerk')).count({}, asked('m1'));
    expect(heard).toMatchObject({ ...context, messageId: 'm1', caller: 'clerk', redelivered: false });
  });

  it('hands the error of a handler to the caller, with code and detail', async () => {
    await serveOn(await bus.connect('depot'), {
      count: () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no shelf', { detail: { shelf: '7' } })),
    });
    const call = clientOn(await bus.connect('clerk')).count({}, asked('m1'));
    await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', detail: { shelf: '7' } });
  });

  it('asks again under the same id while the error allows it', async () => {
    const ids: string[] = [];
    await serveOn(await bus.connect('depot'), {
      count: async (_, { messageId }) => {
        if (ids.push(messageId) < 3) throw new RpcError('CONFLICT', 'somebody was faster');
        return { amount: 9 };
      },
    });
    const reply = await clientOn(await bus.connect('clerk')).count({}, asked('m1'));
    expect(reply.amount).toBe(9);
    expect(ids).toEqual(['m1', 'm1', 'm1']);
  });

  it('ends a call at its deadline and aborts its handler', async () => {
    let reason: unknown = null;
    await serveOn(await bus.connect('depot'), {
      count: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            reason = signal.reason;
            reject(signal.reason as Error);
          }),
        ),
    });
    const call = clientOn(await bus.connect('clerk')).count({}, asked('m1', { timeoutMs: 150 }));
    expect(await codeOf(call)).toBe('DEADLINE_EXCEEDED');
    await expect.poll(() => reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('drops a reply that comes too late', async () => {
    let release = () => undefined as void;
    const depot = await bus.connect('depot');
    await serveOn(depot, {
      count: async ({ values }) => {
        if (values[0] === 'slow') await new Promise<void>((resolve) => (release = resolve));
        return { amount: 1 };
      },
    });
    const client = clientOn(await bus.connect('clerk'));
    expect(await codeOf(client.count({ values: ['slow'] }, asked('m1', { timeoutMs: 100 })))).toBe(
      'DEADLINE_EXCEEDED',
    );
    release();
    await expect(client.count({ values: ['x'] }, asked('m2'))).resolves.toMatchObject({ amount: 1 });
  });

  it('answers at once where nobody listens', async () => {
    const client = clientOn(await bus.connect('clerk'));
    const startedAt = performance.now();
    const call = client.count({}, asked('m1', { timeoutMs: 20_000 }));
    await expect(call).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      detail: { reason: 'nobody-listening' },
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('answers at once where a call has no queue', async () => {
    const client = createClient({
      service: Depot,
      transport: await bus.connect('clerk'),
      platform,
      route: () => ({ ...callRoute, routingKey: 'depot.cast', queue: undefined }),
    });
    expect(await codeOf(client.count({}, asked('m1')))).toBe('PERMISSION_DENIED');
    const lost = createClient({
      service: Depot,
      transport: await bus.connect('clerk'),
      platform,
      route: () => ({ exchange: 'work', routingKey: 'depot.nowhere' }),
    });
    await expect(lost.count({}, asked('m2'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('rejects a cast that no queue takes', async () => {
    const client = createClient({
      service: Depot,
      transport: await bus.connect('clerk'),
      platform,
      route: () => ({ exchange: 'work', routingKey: 'depot.nowhere' }),
    });
    expect(await codeOf(client.store({}, asked('m1')))).toBe('UNROUTABLE');
  });

  it('sends nothing that is too large', async () => {
    const client = clientOn(await bus.connect('clerk'));
    const values = ['x'.repeat(300 * 1024)];
    expect(await codeOf(client.store({ values }, asked('m1')))).toBe('TOO_LARGE');
    expect(await codeOf(client.count({ values }, asked('m2')))).toBe('TOO_LARGE');
  });

  it('hands out no more frames than the prefetch, and runs no more than the limit', async () => {
    let running = 0;
    let most = 0;
    const releases: (() => void)[] = [];
    await serveOn(
      await bus.connect('depot'),
      {
        store: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise<void>((resolve) => releases.push(resolve));
          running -= 1;
        },
      },
      { maxInFlight: 4 },
    );
    const client = clientOn(await bus.connect('clerk'));
    await Promise.all(Array.from({ length: 20 }, (_, n) => client.store({ values: [] }, asked(`m${n}`))));
    let finished = 0;
    while (finished < 20) {
      await expect.poll(() => releases.length).toBeGreaterThan(0);
      finished += releases.length;
      for (const release of releases.splice(0)) release();
    }
    expect(most).toBe(4);
  });

  it('finishes what it took when it drains, and takes nothing more', async () => {
    let release = () => undefined as void;
    const started: string[] = [];
    const server = await serveOn(await bus.connect('depot'), {
      store: async (_, { messageId }) => {
        started.push(messageId);
        await new Promise<void>((resolve) => (release = resolve));
      },
    });
    const client = clientOn(await bus.connect('clerk'));
    await client.store({}, asked('m1'));
    await expect.poll(() => started.length).toBe(1);
    let drained = false;
    const draining = server.drain().then(() => (drained = true));
    await client.store({}, asked('m2'));
    expect(server.readiness()).toBe('draining');
    expect(drained).toBe(false);
    release();
    await draining;
    expect(started).toEqual(['m1']);
    await expect.poll(async () => (await bus.letters('depot')).length).toBe(1);
  });

  deadLetterStories(() => bus);
  faultStories(() => bus);
});

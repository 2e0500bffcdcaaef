import { createPlatform, seededRandom, systemIds } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { deadLetterQueue } from '@cellflow/topology';
import { describe, expect, it } from 'vitest';
import { bind } from './bind.ts';
import type { Handlers } from './bind.ts';
import { createClient } from './client.ts';
import { RpcError } from './errors.ts';
import { callsQueue, castsQueue, Depot, depotRoute, depotTopology, depotVhost } from './testing/depot.ts';
import { createMemoryBroker } from './memory/broker.ts';
import { serve } from './server.ts';
import type { ServeOptions } from './server.ts';
import { newContext } from './trace.ts';
import type { OutgoingFrame } from './transport.ts';

const platform: Platform = createPlatform({ random: seededRandom(1) });

async function depot(
  handlers: Partial<Handlers<typeof Depot>>,
  limits: Pick<ServeOptions, 'maxBytesInFlight'> = {},
) {
  const broker = createMemoryBroker({ topology: depotTopology, platform });
  const clerk = broker.connect({ vhost: depotVhost, user: 'clerk' });
  const transport = broker.connect({ vhost: depotVhost, user: 'depot' });
  const client = createClient({ service: Depot, transport: clerk, platform, route: depotRoute });
  const server = await serve({
    ...limits,
    transport,
    platform,
    queues: [
      { queue: castsQueue, prefetch: 100 },
      { queue: 'depot.calls', prefetch: 100 },
    ],
    bindings: [
      bind(Depot, {
        count: async ({ values }) => ({ amount: values.length }),
        store: async () => undefined,
        ...handlers,
      }),
    ],
  });
  return { broker, client, server, clerk };
}

const options = (messageId = 'm') => ({ context: newContext(systemIds), messageId });

describe('serve', () => {
  it('answers calls of one turn in one frame', async () => {
    const { client } = await depot({});
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) => client.count({ values: Array(n).fill('x') }, options(`m${n}`))),
    );
    expect(replies.map((reply) => reply.amount)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('runs no more bytes of messages at once than it may, in order, and one that is larger alone', async () => {
    const running: string[][] = [];
    const ends: (() => void)[] = [];
    const { client } = await depot(
      {
        count: ({ values }) => {
          running.push(values);
          return new Promise((done) => ends.push(() => done({ amount: 0 })));
        },
      },
      { maxBytesInFlight: 100 },
    );
    const sizes = [40, 40, 200, 40, 40];
    const replies = sizes.map((size, n) => client.count({ values: ['x'.repeat(size)] }, options(`m${n}`)));
    const begun = () => running.map(([value]) => value?.length);
    const end = (count: number) => ends.splice(0, count).forEach((done) => done());
    await expect.poll(begun).toEqual([40, 40]);
    end(1);
    await replies[0];
    expect(begun()).toEqual([40, 40]);
    end(1);
    await expect.poll(begun).toEqual([40, 40, 200]);
    end(1);
    await expect.poll(begun).toEqual([40, 40, 200, 40, 40]);
    end(2);
    await Promise.all(replies);
  });

  it('handles a call once that comes again while it is handled, and anew when it is done', async () => {
    const finish: (() => void)[] = [];
    const { client, broker, clerk } = await depot({
      count: () => new Promise((done) => finish.push(() => done({ amount: finish.length }))),
    });
    const published: OutgoingFrame[] = [];
    const publish = clerk.publish.bind(clerk);
    clerk.publish = (frame) => {
      published.push(frame);
      return publish(frame);
    };
    const reply = client.count({ values: [] }, options());
    await expect.poll(() => finish).toHaveLength(1);
    const again = () => publish(published[0]!);
    await again();
    await expect.poll(() => broker.depth(depotVhost, callsQueue)).toEqual({ ready: 0, unacked: 1 });
    expect(finish).toHaveLength(1);
    finish[0]!();
    expect(await reply).toMatchObject({ amount: 1 });
    await again();
    await expect.poll(() => finish).toHaveLength(2);
    finish[1]!();
    await expect.poll(() => broker.depth(depotVhost, callsQueue)).toEqual({ ready: 0, unacked: 0 });
  });

  it('acks a cast when its handler is done, not before', async () => {
    let finish = () => undefined as void;
    const { client, broker } = await depot({ store: () => new Promise<void>((done) => (finish = done)) });
    await client.store({ values: ['a'] }, options());
    await expect.poll(() => broker.depth(depotVhost, castsQueue)).toEqual({ ready: 0, unacked: 1 });
    finish();
    await expect.poll(() => broker.depth(depotVhost, castsQueue)).toEqual({ ready: 0, unacked: 0 });
  });

  it('sends a cast that fails for good to the dead letters with its reason', async () => {
    const { client, broker } = await depot({
      store: () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no such shelf')),
    });
    await client.store({ values: ['a'] }, options('m1'));
    await expect.poll(() => broker.peek(depotVhost, deadLetterQueue(castsQueue)).length).toBe(1);
    const [letter] = broker.peek(depotVhost, deadLetterQueue(castsQueue));
    expect(letter?.headers).toMatchObject({
      reason: 'INVALID_ARGUMENT',
      'original-user': 'clerk',
      'original-message-id': 'm1',
    });
  });
});

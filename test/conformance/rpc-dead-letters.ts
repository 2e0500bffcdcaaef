import { RpcError } from '@cellflow/rpc';
import { castsQueue } from '@cellflow/rpc/testing';
import { deadLetterQueue, deliveryLimit } from '@cellflow/topology';
import { expect, it } from 'vitest';
import type { Bus } from './rpc-bus.ts';
import { asked, castFrame, castRoute, clientOn, publishRaw, serveOn } from './rpc-stories.ts';

const deadLetters = deadLetterQueue(castsQueue);

/** What becomes of messages that cannot be handled. */
export function deadLetterStories(bus: () => Bus): void {
  it('puts a cast that fails for good among the dead letters, with its reason and original properties', async () => {
    await serveOn(await bus().connect('depot'), {
      store: () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no such shelf')),
    });
    await clientOn(await bus().connect('clerk')).store({ values: ['a'] }, asked('m1'));
    await expect.poll(() => bus().letters(deadLetters)).toHaveLength(1);
    const [letter] = await bus().letters(deadLetters);
    expect(letter?.messageId).toBe('m1');
    expect(letter?.headers).toMatchObject({
      reason: 'INVALID_ARGUMENT',
      'reason-text': 'no such shelf',
      'original-queue': castsQueue,
      'original-routing-key': castRoute.routingKey,
      'original-message-id': 'm1',
      'original-user': 'clerk',
      'request-id': asked('m1').context.requestId,
      traceparent: asked('m1').context.traceparent,
    });
  });

  it('buries what does not decode, what is unknown and what is too large, and handles their neighbours', async () => {
    const handled: string[] = [];
    await serveOn(await bus().connect('depot'), {
      store: async (_, { messageId }) => void handled.push(messageId),
    });
    const clerk = await bus().connect('clerk');
    const noise = new Uint8Array([0xff, 0xff, 0xff, 0xff]);
    await publishRaw(clerk, noise, 'no frame');
    await publishRaw(
      clerk,
      castFrame(
        { messageId: 'good 1' },
        { messageId: 'no request', body: noise },
        { messageId: 'no method', method: 'test.Depot/Burn' },
        { messageId: 'good 2' },
      ),
    );
    await expect.poll(() => bus().letters(deadLetters)).toHaveLength(3);
    const found = await bus().letters(deadLetters);
    const reasons = Object.fromEntries(found.map(({ messageId, headers }) => [messageId, headers['reason']]));
    expect(reasons).toEqual({
      'no frame': 'MALFORMED',
      'no request': 'MALFORMED',
      'no method': 'UNIMPLEMENTED',
    });
    expect(handled.toSorted()).toEqual(['good 1', 'good 2']);
    expect(await bus().letters(castsQueue)).toHaveLength(0);
  });

  it('gives a cast that fails for now another try, and buries it with its reason when that never helps', async () => {
    let tries = 0;
    const redelivered: boolean[] = [];
    await serveOn(
      await bus().connect('depot'),
      {
        store: async ({ values }, context) => {
          redelivered.push(context.redelivered);
          expect(context.caller).toBe('clerk');
          if (values[0] === 'never' || (tries += 1) < 2)
            throw new RpcError('UNAVAILABLE', 'the shelf is away');
        },
      },
      { maxFailures: 2 },
    );
    const client = clientOn(await bus().connect('clerk'));
    await client.store({ values: ['second time'] }, asked('m1'));
    await expect.poll(() => tries).toBe(2);
    expect(redelivered).toEqual([false, true]);
    await client.store({ values: ['never'] }, asked('m2'));
    await expect.poll(() => bus().letters(deadLetters), { timeout: 5_000 }).toHaveLength(1);
    const [letter] = await bus().letters(deadLetters);
    expect(letter?.headers).toMatchObject({ reason: 'UNAVAILABLE', 'original-user': 'clerk', failures: 2 });
  });

  it('gives up a cast that takes its server down past the delivery limit, and none of its neighbours', async () => {
    const handled = new Set<string>();
    let crashes = 0;
    const depot = await bus().connect('depot');
    await serveOn(depot, {
      store: async (_, { messageId }) => {
        if (messageId !== 'poison') return void handled.add(messageId);
        crashes += 1;
        await bus().disconnect('depot');
        // A crashed process answers nothing.
        await new Promise(() => undefined);
      },
    });
    const clerk = await bus().connect('clerk');
    await publishRaw(clerk, castFrame({ messageId: 'a' }, { messageId: 'poison' }, { messageId: 'b' }), 'a');
    await expect.poll(() => handled, { timeout: 20_000 }).toEqual(new Set(['a', 'b']));
    // Each is delivered at least once: a second copy of the poison is buried like the first.
    const patient = { timeout: 20_000, interval: 100 };
    await expect.poll(() => bus().letters(deadLetters), patient).not.toHaveLength(0);
    await expect.poll(() => bus().letters(castsQueue), patient).toHaveLength(0);
    const letters = await bus().letters(deadLetters);
    expect(new Set(letters.map(({ messageId }) => messageId))).toEqual(new Set(['poison']));
    for (const { headers } of letters) {
      expect(headers['x-first-death-reason']).toBe('delivery_limit');
      expect(headers['original-user']).toBe('clerk');
    }
    expect(crashes).toBeGreaterThan(deliveryLimit);
  });
}

import { Frame, ResourceAmount } from '@cellflow/contracts-common';
import { createPlatform, seededRandom, systemIds } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { callTableOf } from './calls.ts';
import { createClient } from './client.ts';
import type { RpcError } from './errors.ts';
import { decodeFrame, encodeReplies } from './framing.ts';
import { Depot, depotRoute } from './testing/depot.ts';
import { handClock } from '@cellflow/platform/testing';
import { newContext } from './trace.ts';
import type { OutgoingFrame, Transport } from './transport.ts';

function bench(publish: (frame: OutgoingFrame, reply: (body: Uint8Array) => void) => void) {
  const clock = handClock();
  const platform = createPlatform({ clock, random: seededRandom(1) });
  const frames: OutgoingFrame[] = [];
  let reply: (body: Uint8Array) => void = () => undefined;
  let disconnect: () => void = () => undefined;
  let listeners = 1;
  const transport: Transport = {
    vhost: 'v',
    user: 'u',
    publish: async (frame) => {
      frames.push(frame);
      publish(frame, reply);
    },
    reply: () => undefined,
    onReply: (take) => void (reply = take),
    onReturn: () => undefined,
    onDisconnect: (take) => void (disconnect = take),
    subscribe: async () => ({ cancel: async () => undefined }),
    listeners: async () => listeners,
    backlog: async () => ({ waiting: 0, consumers: 1 }),
    readiness: () => null,
    close: async () => undefined,
  };
  const client = createClient({ service: Depot, transport, platform, route: depotRoute });
  const outcome = (messageId: string, timeoutMs = 5_000) => {
    const seen: { value: string | number } = { value: 'pending' };
    client.count({ values: [] }, { context: newContext(systemIds), messageId, timeoutMs }).then(
      ({ amount }) => (seen.value = amount),
      (error: RpcError) => (seen.value = error.code),
    );
    return seen;
  };
  const messages = () => frames.flatMap(({ body }) => decodeFrame(body).messages);
  return {
    clock,
    outcome,
    messages,
    table: callTableOf(transport, platform),
    deafen: () => (listeners = 0),
    disconnect: () => disconnect(),
    reply: (body: Uint8Array) => reply(body),
  };
}

const answer = (frame: OutgoingFrame, amount: number) =>
  encodeReplies(
    Frame.decode(frame.body).messages.map(({ callId }) => ({
      callId,
      body: ResourceAmount.encode({ amount }),
    })),
  );

describe('calls', () => {
  it('takes a reply that comes before the publish is done', async () => {
    const { clock, outcome } = bench((frame, reply) => reply(answer(frame, 7)));
    const seen = outcome('m1');
    await clock.endTurn();
    expect(seen.value).toBe(7);
  });

  it('ends at its deadline and drops what comes later', async () => {
    let late: Uint8Array = new Uint8Array();
    const { clock, outcome, table, reply } = bench((frame) => (late = answer(frame, 7)));
    const seen = outcome('m1', 300);
    await clock.advance(299);
    expect(seen.value).toBe('pending');
    await clock.advance(2);
    expect(seen.value).toBe('DEADLINE_EXCEEDED');
    reply(late);
    expect([table.lateReplies, table.outstanding]).toEqual([1, 0]);
  });

  it('keeps message id and call id through its tries and says what is left of the time', async () => {
    const { clock, outcome, messages, disconnect } = bench(() => undefined);
    outcome('m1', 2_000);
    await clock.advance(500);
    disconnect();
    await clock.advance(100);
    const [first, second] = messages();
    expect(second).toMatchObject({ messageId: 'm1', callId: first!.callId });
    expect(first!.timeoutMs).toBe(2_000);
    expect(second!.timeoutMs).toBeLessThanOrEqual(1_500);
  });

  it('is sent again under its ids where no reply comes, ever more patiently; the first reply counts', async () => {
    let last: OutgoingFrame | undefined;
    const { clock, outcome, messages, reply, table } = bench((frame) => (last = frame));
    const seen = outcome('m1', 10_000);
    const sentBy = async (ms: number) => {
      await clock.advance(ms);
      return messages().length;
    };
    expect([await sentBy(1_900), await sentBy(1_200)]).toEqual([1, 2]);
    expect([await sentBy(2_800), await sentBy(1_200)]).toEqual([2, 3]);
    const [first, ...copies] = messages();
    for (const copy of copies) {
      expect(copy).toMatchObject({ messageId: 'm1', callId: first!.callId });
      expect(copy.timeoutMs).toBeLessThan(first!.timeoutMs);
    }
    reply(answer(last!, 7));
    await clock.endTurn();
    reply(answer(last!, 8));
    expect([seen.value, table.outstanding, table.lateReplies]).toEqual([7, 0, 1]);
    expect(await sentBy(20_000)).toBe(3);
  });

  it('is not sent again while its queue moves and has not come to it, but where a later one was answered', async () => {
    const sent: OutgoingFrame[] = [];
    const { clock, outcome, messages, reply } = bench((frame) => sent.push(frame));
    for (const messageId of ['m1', 'm2', 'm3', 'm4', 'm5']) {
      outcome(messageId, 30_000);
      await clock.endTurn();
    }
    for (const earlier of sent.slice(0, 3)) {
      await clock.advance(1_400);
      reply(answer(earlier, 7));
    }
    expect(messages()).toHaveLength(5);
    reply(answer(sent[4]!, 7));
    await clock.advance(1_000);
    expect(messages().slice(5)).toMatchObject([{ messageId: 'm4' }]);
  });

  it('is left longer before it is sent again where it may take long', async () => {
    const { clock, outcome, messages } = bench(() => undefined);
    outcome('m1', 60_000);
    await clock.advance(2_900);
    expect(messages()).toHaveLength(1);
    await clock.advance(1_200);
    expect(messages()).toHaveLength(2);
  });

  it('fails within a second when the last listener is gone', async () => {
    const { clock, outcome, deafen } = bench(() => undefined);
    const seen = outcome('m1', 60_000);
    await clock.advance(100);
    deafen();
    await clock.advance(1_100);
    expect(seen.value).toBe('UNAVAILABLE');
  });
});

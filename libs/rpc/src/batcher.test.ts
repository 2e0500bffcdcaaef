import { describe, expect, it } from 'vitest';
import { createBatcher } from './batcher.ts';
import type { Parcel } from './batcher.ts';
import { RpcError } from './errors.ts';
import { decodeFrame } from './framing.ts';
import { handClock } from '@cellflow/platform/testing';
import type { OutgoingFrame } from './transport.ts';

function bench() {
  const clock = handClock();
  const sent: { frame: OutgoingFrame; confirm(): void; refuse(error: Error): void }[] = [];
  const batcher = createBatcher({
    clock,
    transport: {
      publish: (frame) =>
        new Promise((confirm, refuse) => void sent.push({ frame, confirm: () => confirm(), refuse })),
    },
  });
  const outcomes: (RpcError | null)[] = [];
  const parcel = (messageId: string, size = 100): Parcel => ({
    envelope: {
      method: 'm',
      messageId,
      requestId: 'r',
      traceparent: 't',
      timeoutMs: 0,
      callId: 0,
      body: new Uint8Array(1),
    },
    size,
    sent: (error) => void outcomes.push(error),
  });
  const idsOf = (index: number) =>
    decodeFrame(sent[index]!.frame.body).messages.map(({ messageId }) => messageId);
  return { clock, sent, batcher, outcomes, parcel, idsOf };
}

const there = { exchange: 'x', routingKey: 'there' };
const elsewhere = { exchange: 'x', routingKey: 'elsewhere' };

describe('batcher', () => {
  it('sends what one turn has for one destination as one frame, at the end of the turn', async () => {
    const { clock, sent, batcher, parcel, idsOf } = bench();
    batcher.add(there, true, parcel('a'));
    batcher.add(elsewhere, true, parcel('b'));
    batcher.add(there, true, parcel('c'));
    expect(sent).toHaveLength(0);
    await clock.endTurn();
    expect([idsOf(0), idsOf(1)]).toEqual([['a', 'c'], ['b']]);
    expect(sent[0]!.frame.messageId).toBe('a');
  });

  it('gathers behind an unconfirmed frame until it is confirmed', async () => {
    const { clock, sent, batcher, parcel, idsOf } = bench();
    batcher.add(there, true, parcel('a'));
    await clock.endTurn();
    batcher.add(there, true, parcel('b'));
    await clock.endTurn();
    batcher.add(there, true, parcel('c'));
    expect(sent).toHaveLength(1);
    sent[0]!.confirm();
    await clock.endTurn();
    expect(idsOf(1)).toEqual(['b', 'c']);
  });

  it('waits for a confirm no longer than a millisecond', async () => {
    const { clock, sent, batcher, parcel } = bench();
    batcher.add(there, true, parcel('a'));
    await clock.endTurn();
    batcher.add(there, true, parcel('b'));
    await clock.advance(0.9);
    expect(sent).toHaveLength(1);
    await clock.advance(0.2);
    expect(sent).toHaveLength(2);
  });

  it('sends a full frame at once, by number and by bytes', async () => {
    const { sent, batcher, parcel } = bench();
    for (let n = 0; n < 64; n += 1) batcher.add(there, true, parcel(`m${n}`));
    expect(sent).toHaveLength(1);
    batcher.add(elsewhere, true, parcel('big', 60_000));
    batcher.add(elsewhere, true, parcel('next', 60_000));
    expect(sent).toHaveLength(2);
  });

  it('holds up no call behind another', async () => {
    const { clock, sent, batcher, parcel } = bench();
    batcher.add(there, false, parcel('a'));
    await clock.endTurn();
    batcher.add(there, false, parcel('b'));
    await clock.endTurn();
    expect(sent).toHaveLength(2);
  });

  it('tells every message of a frame what became of it', async () => {
    const { clock, sent, batcher, parcel, outcomes } = bench();
    batcher.add(there, true, parcel('a'));
    batcher.add(there, true, parcel('b'));
    await clock.endTurn();
    sent[0]!.refuse(new RpcError('UNROUTABLE', 'no queue'));
    await clock.endTurn();
    expect(outcomes.map((error) => error?.code)).toEqual(['UNROUTABLE', 'UNROUTABLE']);
  });
});

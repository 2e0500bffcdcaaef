import type { Channel } from 'amqplib';
import { describe, expect, it } from 'vitest';
import { handClock } from '@cellflow/platform/testing';
import { Acks } from './acks.ts';

function bench(prefetch = 800) {
  const sent: string[] = [];
  const channel = {
    ack: ({ fields }: { fields: { deliveryTag: number } }, multiple = false) =>
      void sent.push(`${multiple ? 'up to ' : ''}${fields.deliveryTag}`),
    reject: ({ fields }: { fields: { deliveryTag: number } }) =>
      void sent.push(`reject ${fields.deliveryTag}`),
  } as unknown as Channel;
  const clock = handClock();
  const acks = new Acks(channel, clock, prefetch);
  for (let tag = 1; tag <= 10; tag += 1) acks.handedOut();
  return { sent, clock, acks };
}

describe('acks', () => {
  it('acks an unbroken row at once and the rest one by one', async () => {
    const { sent, clock, acks } = bench();
    for (const tag of [3, 1, 2, 6]) acks.ack(tag);
    await clock.advance(1);
    expect(sent).toEqual(['up to 3', '6']);
    for (const tag of [4, 5, 7]) acks.ack(tag);
    await clock.advance(1);
    expect(sent).toEqual(['up to 3', '6', 'up to 7']);
  });

  it('never acks what was rejected or is still out', async () => {
    const { sent, clock, acks } = bench();
    acks.ack(1);
    acks.reject(2);
    acks.ack(2);
    acks.ack(4);
    await clock.advance(1);
    expect(sent).toEqual(['reject 2', 'up to 1', '4']);
  });

  it('sends nothing on a channel that is gone', async () => {
    const { sent, clock, acks } = bench();
    acks.ack(1);
    acks.close();
    acks.reject(2);
    await clock.advance(1);
    expect(sent).toEqual([]);
  });

  it('does not wait where the consumer has little room', async () => {
    const { sent, clock, acks } = bench(8);
    acks.ack(1);
    await clock.endTurn();
    expect(sent).toEqual(['up to 1']);
  });
});

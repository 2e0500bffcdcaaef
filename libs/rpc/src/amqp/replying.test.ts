import { EventEmitter } from 'node:events';
import type { ChannelModel } from 'amqplib';
import { silentLogger } from '@cellflow/platform';
import { describe, expect, it, vi } from 'vitest';
import { Replying } from './replying.ts';

/** A connection whose channels note what is published, and throw once they are closed. */
function fakeConnection() {
  const sent: string[] = [];
  const channels: EventEmitter[] = [];
  const model = {
    async createChannel() {
      let open = true;
      const channel = Object.assign(new EventEmitter(), {
        publish(_exchange: string, replyTo: string, body: Buffer) {
          if (!open) throw new Error('closed');
          sent.push(`${replyTo} ${body.toString()}`);
        },
      });
      channel.on('close', () => (open = false));
      channels.push(channel);
      return channel;
    },
  } as unknown as ChannelModel;
  return { sent, channels, model };
}

const bytes = (text: string) => Buffer.from(text);

describe('the channel of replies', () => {
  it('sends what was answered while there was no connection on the next one, in order', async () => {
    const replying = new Replying('me', silentLogger);
    replying.send('a', bytes('1'));
    replying.send('b', bytes('2'));
    const first = fakeConnection();
    await replying.open(first.model);
    expect(first.sent).toEqual(['a 1', 'b 2']);
    replying.lost();
    replying.send('a', bytes('3'));
    const second = fakeConnection();
    await replying.open(second.model);
    replying.send('a', bytes('4'));
    expect(second.sent).toEqual(['a 3', 'a 4']);
  });

  it('opens a channel that the broker closed again for the reply that finds it closed', async () => {
    const replying = new Replying('me', silentLogger);
    const { model, sent, channels } = fakeConnection();
    await replying.open(model);
    channels[0]!.emit('close');
    replying.send('a', bytes('1'));
    replying.send('a', bytes('2'));
    await vi.waitFor(() => expect(sent).toEqual(['a 1', 'a 2']));
    expect(channels).toHaveLength(2);
  });

  it('keeps a reply of the moment in which the channel closes', async () => {
    const replying = new Replying('me', silentLogger);
    const { model, sent, channels } = fakeConnection();
    await replying.open(model);
    // It throws before its end is told of.
    const publish = () => {
      throw new Error('closing');
    };
    Object.assign(channels[0]!, { publish });
    replying.send('a', bytes('1'));
    expect(sent).toEqual([]);
    replying.lost();
    const next = fakeConnection();
    await replying.open(next.model);
    expect(next.sent).toEqual(['a 1']);
  });
});

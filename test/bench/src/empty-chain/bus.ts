import { connect } from 'amqplib';
import type { Channel, ConfirmChannel, ConsumeMessage } from 'amqplib';

/** amqplib as it comes, with what everybody would set: no Nagle, a wide prefetch, confirms in flight. */
export interface Bus {
  call(queue: string, body: Buffer): Promise<Buffer>;
  cast(queue: string, body: Buffer): Promise<void>;
  serve(queue: string, kind: 'call' | 'cast', handle: (body: Buffer) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function openBus(url: string): Promise<Bus> {
  const publishing = await connect(url, { noDelay: true });
  const consuming = await connect(url, { noDelay: true });
  const calls = await publishing.createChannel();
  const casts = await publishing.createConfirmChannel();
  const serving = await consuming.createChannel();
  await serving.prefetch(200);
  const waiting = new Map<string, (body: Buffer) => void>();
  let nextId = 0;
  await calls.consume('amq.rabbitmq.reply-to', (message) => settle(waiting, message), { noAck: true });
  return {
    call: (queue, body) =>
      new Promise((resolve) => {
        const correlationId = String(++nextId);
        waiting.set(correlationId, resolve);
        calls.sendToQueue(queue, body, { correlationId, replyTo: 'amq.rabbitmq.reply-to', mandatory: true });
      }),
    cast: (queue, body) => confirmed(casts, queue, body),
    serve: async (queue, kind, handle) => {
      await serving.consume(queue, (message) => {
        if (message) void answer(serving, message, kind, handle);
      });
    },
    close: async () => {
      await publishing.close();
      await consuming.close();
    },
  };
}

function settle(waiting: Map<string, (body: Buffer) => void>, message: ConsumeMessage | null) {
  const id = String(message?.properties.correlationId);
  const resolve = waiting.get(id);
  waiting.delete(id);
  if (message && resolve) resolve(message.content);
}

function confirmed(channel: ConfirmChannel, queue: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.sendToQueue(queue, body, { persistent: true, mandatory: true }, (error) =>
      error ? reject(error as Error) : resolve(),
    );
  });
}

async function answer(
  channel: Channel,
  message: ConsumeMessage,
  kind: 'call' | 'cast',
  handle: (body: Buffer) => Promise<void>,
) {
  await handle(message.content);
  if (kind === 'call') {
    const { replyTo, correlationId } = message.properties as { replyTo: string; correlationId: string };
    channel.sendToQueue(replyTo, message.content, { correlationId });
  }
  channel.ack(message);
}

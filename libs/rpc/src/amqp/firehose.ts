import { connect } from 'amqplib';
import type { ConsumeMessage } from 'amqplib';
import { traceExchange } from '@cellflow/topology';
import type { Published } from '../published.ts';

export interface Firehose {
  close(): Promise<void>;
}

/**
 * Reads everything that is published on a vhost while its tracing is on, as its administrator. `ended`: the connection
 * is gone; what is published from then on is not seen. Rejects where the broker does not answer.
 *
 * Source: RabbitMQ's firehose tracer. Messages that the broker refuses are not there.
 */
export async function readFirehose(
  url: string,
  take: (published: Published) => void,
  ended: () => void = () => undefined,
): Promise<Firehose> {
  const connection = await connect(url);
  connection.on('error', () => undefined);
  connection.on('close', ended);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, traceExchange, 'publish.#');
  await channel.consume(queue, (message) => message && take(publishedOf(message)), { noAck: true });
  return {
    async close() {
      connection.removeListener('close', ended);
      await connection.close();
    },
  };
}

function publishedOf({ properties, content }: ConsumeMessage): Published {
  const headers = (properties.headers ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const [routingKey] = (headers['routing_keys'] ?? []) as unknown[];
  const original = (headers['properties'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    vhost: text(headers['vhost']),
    user: text(headers['user']),
    exchange: text(headers['exchange_name']),
    routingKey: text(routingKey),
    replyTo: text(original['reply_to']),
    body: content,
    queues: ((headers['routed_queues'] ?? []) as unknown[]).map(text),
  };
}

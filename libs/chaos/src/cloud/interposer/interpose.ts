import { connect } from '@cellflow/rpc/raw';
import type { ChannelModel, ConfirmChannel, Message } from '@cellflow/rpc/raw';
import { redeliverExchange } from '@cellflow/topology';
import type { RemedyOf } from '../../leases/remedy.ts';
import type { ChaosCloud } from '../chaos-cloud.ts';
import type { QueuePlace } from './choose-queues.ts';
import { standInPrefix } from './names.ts';
import { propertiesOf, takeAway } from './take-away.ts';

/** A message on its way on. */
export interface Copy {
  readonly content: Buffer;
  readonly routingKey: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** A queue that it goes to instead of the one it was for. */
  readonly queue?: string;
}

/** A message that is held; it is on the broker all the time. */
export interface Held extends Copy {
  /** Hands these on in its place, and resolves when the broker has them. */
  send(copies: readonly Copy[]): Promise<void>;
}

/** Whoever stands between the senders of a queue and the queue. */
export interface Interposer {
  /** Messages that came to its sink: a queue that nobody serves, for replies that nobody is to see. */
  sunk(): number;
  /** Steps aside; what is held is handed on as it is. Calling it again does nothing. */
  leave(): Promise<void>;
}

/**
 * Puts a queue of ours in the place of a service's: senders keep their confirms, consumers their sender's name and
 * routing key. Everything that comes is given to `take`, with the name of the sink; a message is handed on when `take` sends it, else when the
 * interposer leaves. While the places change, and change back, a message may pass twice.
 */
export async function interpose(
  cloud: ChaosCloud,
  { vhost, queue }: QueuePlace,
  take: (held: Held, sink: string) => void,
): Promise<Interposer> {
  const { broker, platform, undo } = cloud;
  const { management } = broker;
  const { url, user, password } = management;
  const name = `${standInPrefix}${queue}.${platform.ids.hex(4)}`;
  const secret = platform.ids.hex(16);
  const brokerUrl = new URL(broker.url(vhost));
  brokerUrl.username = encodeURIComponent(name);
  brokerUrl.password = secret;
  const remedy: RemedyOf<'interposed'> = {
    ...{ kind: 'interposed', management: { url, user, password }, brokerUrl: brokerUrl.href },
    ...{ vhost, queue, name, bindings: await bindingsOf(cloud, { vhost, queue }) },
  };
  const noted = undo.note(remedy);
  // May say that a message comes from somebody else: the broker vouches for senders, and services believe it.
  await management.request('PUT', `/api/users/${encodeURIComponent(name)}`, {
    ...{ password: secret, tags: 'impersonator' },
  });
  await management.request(
    'PUT',
    `/api/permissions/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}`,
    {
      ...{ configure: '.*', write: '.*', read: '.*' },
    },
  );
  const connection = await connect(brokerUrl.href, { clientProperties: { connection_name: name } });
  connection.on('error', () => undefined);
  const { sink, sunk } = await openSink(connection);
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => undefined);
  await standIn(channel, remedy);
  let left: Promise<void> | null = null;
  await channel.consume(name, (message) => {
    if (message && !left) take(heldOf(channel, message, name), sink);
  });
  return {
    sunk,
    leave: () =>
      (left ??= (async () => {
        // What is not acknowledged goes back to the queue, and on from there.
        await connection.close().catch(() => undefined);
        await takeAway(remedy);
        noted.settle();
      })()),
  };
}

/** The bindings by which senders reach a queue; what its own service puts back is let through. */
async function bindingsOf({ broker }: ChaosCloud, { vhost, queue }: QueuePlace) {
  const path = `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(queue)}/bindings`;
  const found = ((await broker.management.request('GET', path)) ?? []) as readonly {
    readonly source: string;
    readonly routing_key: string;
  }[];
  return found
    .filter(
      ({ source }) => source !== '' && source !== redeliverExchange && !source.startsWith(standInPrefix),
    )
    .map(({ source, routing_key }) => ({ exchange: source, routingKey: routing_key }));
}

async function standIn(
  channel: ConfirmChannel,
  { name, queue, bindings }: RemedyOf<'interposed'>,
): Promise<void> {
  await channel.assertExchange(name, 'topic', { durable: true });
  await channel.bindQueue(queue, name, '#');
  await channel.assertQueue(name, { durable: true });
  for (const { exchange, routingKey } of bindings) await channel.bindQueue(name, exchange, routingKey);
  for (const { exchange, routingKey } of bindings) await channel.unbindQueue(queue, exchange, routingKey);
}

function heldOf(channel: ConfirmChannel, message: Message, exchange: string): Held {
  return {
    content: message.content,
    routingKey: message.fields.routingKey,
    properties: propertiesOf(message.properties),
    async send(copies) {
      try {
        await Promise.all(copies.map((copy) => publish(channel, copy, exchange)));
        channel.ack(message);
      } catch {
        // The connection is gone: it goes back to the queue, and is handed on from there.
      }
    },
  };
}

const publish = (
  channel: ConfirmChannel,
  { content, routingKey, properties, queue }: Copy,
  exchange: string,
) =>
  new Promise<void>((resolve, reject) => {
    const [to, key] = queue === undefined ? [exchange, routingKey] : ['', queue];
    channel.publish(to, key, content, properties, (error: unknown) => (error ? reject(error) : resolve()));
  });

async function openSink(connection: ChannelModel) {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
  let count = 0;
  await channel.consume(queue, (message) => void (message && (count += 1)), { noAck: true });
  return { sink: queue, sunk: () => count };
}

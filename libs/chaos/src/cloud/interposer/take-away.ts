import { connect } from '@cellflow/rpc/raw';
import type { ConfirmChannel } from '@cellflow/rpc/raw';
import { managementApi } from '@cellflow/stack';
import type { RemedyOf } from '../../leases/remedy.ts';

/**
 * Binds the queue again as it was, hands on what waits in its stand-in, and removes the stand-in and its user. Does
 * nothing where that was done before.
 */
export async function takeAway(remedy: RemedyOf<'interposed'>): Promise<void> {
  const { vhost, name } = remedy;
  const management = managementApi(remedy.management);
  const path = `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}?disable_stats=true`;
  if ((await management.request('GET', path)) !== null) await handBack(remedy);
  await management.deleteUser(name);
}

async function handBack({ brokerUrl, queue, name, bindings }: RemedyOf<'interposed'>): Promise<void> {
  const connection = await connect(brokerUrl, { clientProperties: { connection_name: `${name} goes` } });
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    // Bound twice for a moment rather than not at all: a message is handed on twice rather than returned.
    for (const { exchange, routingKey } of bindings) await channel.bindQueue(queue, exchange, routingKey);
    for (const { exchange, routingKey } of bindings) await channel.unbindQueue(name, exchange, routingKey);
    await drain(channel, name);
    await channel.deleteQueue(name);
    await channel.deleteExchange(name);
    await channel.close();
  } finally {
    await connection.close();
  }
}

async function drain(channel: ConfirmChannel, name: string): Promise<void> {
  for (;;) {
    const message = await channel.get(name, { noAck: false });
    if (!message) return;
    channel.publish(name, message.fields.routingKey, message.content, propertiesOf(message.properties));
    await channel.waitForConfirms();
    channel.ack(message);
  }
}

/** Everything a message carries, its sender included. */
export const propertiesOf = (properties: object): Record<string, unknown> => {
  const { deliveryMode, ...others } = properties as { readonly deliveryMode?: number };
  return { ...others, persistent: deliveryMode === 2 };
};

import { connect } from 'amqplib';
import type { ChannelModel, ConfirmChannel } from 'amqplib';

/**
 * What the broker says to an act on a channel of its own: "allowed", "403 ACCESS-REFUSED", or "no connection" where
 * it does not let the user into the vhost.
 */
export async function attempt(url: string, act: (channel: ConfirmChannel) => unknown): Promise<string> {
  let connection: ChannelModel;
  try {
    connection = await connect(url, { noDelay: true });
  } catch (error) {
    // How the broker ends a connection to a vhost that the user may not open.
    if ((error as Error).message.includes('ConnectionOpenOk; got <ConnectionClose')) return 'no connection';
    throw error;
  }
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createConfirmChannel();
    const refused = new Promise<string>((resolve) => {
      channel.once('error', (error: unknown) => resolve(verdict(error)));
    });
    const done = (async () => {
      await act(channel);
      await channel.waitForConfirms();
      return 'allowed';
    })();
    return await Promise.race([refused, done.catch(() => refused)]);
  } finally {
    await connection.close().catch(() => undefined);
  }
}

/** "403 ACCESS-REFUSED" out of the client's sentence. */
function verdict(error: unknown): string {
  const found = /(\d{3}) \(([A-Z-]+)\)/.exec((error as Error).message);
  return found ? `${found[1]} ${found[2]}` : (error as Error).message;
}

/** Publishes one message and waits until the broker has taken or refused it. */
export const publishing =
  (exchange: string, routingKey: string, userId?: string) => (channel: ConfirmChannel) =>
    channel.publish(exchange, routingKey, Buffer.from('x'), { mandatory: true, userId });

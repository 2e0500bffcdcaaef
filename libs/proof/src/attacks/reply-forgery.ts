import { connect } from '@cellflow/rpc/raw';
import type { ChannelModel } from '@cellflow/rpc/raw';

const pseudoQueue = 'amq.rabbitmq.reply-to';

/** Somebody above who waits for a reply, and an address that is almost its own. */
export interface Victim {
  /** What the attacker comes to who knows how addresses are made, and on which connection this one waits. */
  readonly guess: string;
  /** How many replies came. */
  replies(): number;
  close(): Promise<void>;
}

/** Waits for a reply in a vhost above, as its administrator. */
export async function waitForReply(url: string): Promise<Victim> {
  const connection: ChannelModel = await connect(url);
  connection.on('error', () => undefined);
  const channel = await connection.createChannel();
  let replies = 0;
  await channel.consume(pseudoQueue, () => void (replies += 1), { noAck: true });
  // The broker writes the real address into a message that asks for replies.
  const { queue } = await channel.assertQueue('', { exclusive: true });
  channel.sendToQueue(queue, Buffer.alloc(0), { replyTo: pseudoQueue });
  let message = await channel.get(queue, { noAck: true });
  for (let tries = 0; !message && tries < 100; tries += 1)
    message = await channel.get(queue, { noAck: true });
  if (!message) throw new Error('the broker gave no address for replies');
  const address = String(message.properties.replyTo);
  return {
    guess: almost(address),
    replies: () => replies,
    close: () => connection.close().catch(() => undefined),
  };
}

/** The last letters are the secret. */
function almost(address: string): string {
  const secret = address.slice(-8);
  const other = [...secret]
    .map((char) => (/[A-Za-z]/.test(char) ? (char === 'A' ? 'B' : 'A') : char))
    .join('');
  return address.slice(0, -8) + other;
}

import type { Options } from 'amqplib';
import type { OutgoingFrame } from '../transport.ts';

/** The direct reply-to pseudo queue. */
export const directReplyTo = 'amq.rabbitmq.reply-to';

/** The user is always named: the broker vouches for it, and refuses a wrong one. */
export function propertiesOf(frame: OutgoingFrame, user: string): Options.Publish {
  return {
    mandatory: true,
    persistent: frame.durable,
    userId: user,
    messageId: frame.messageId,
    replyTo: frame.wantsReply ? directReplyTo : frame.replyTo,
    expiration: frame.expirationMs,
    headers: frame.headers as Record<string, unknown> | undefined,
  };
}

export const toBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

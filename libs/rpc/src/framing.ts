import { Frame } from '@cellflow/contracts-common';
import type { Envelope, Init, Reply } from '@cellflow/contracts-common';
import { maxMessageBytes } from '@cellflow/topology';
import { RpcError } from './errors.ts';

/** Bytes that framing adds to a body at most, beside its ids: tags, lengths and numbers. */
const overheadBytes = 48;

/** Upper bound of the bytes that an envelope takes in a frame. Ids are ASCII; a character outside counts threefold. */
export function envelopeBytes(envelope: {
  method: string;
  messageId: string;
  requestId: string;
  traceparent: string;
  body: Uint8Array;
}): number {
  const { method, messageId, requestId, traceparent, body } = envelope;
  return (
    body.length +
    method.length +
    3 * (messageId.length + requestId.length + traceparent.length) +
    overheadBytes
  );
}

export const replyBytes = (reply: { body?: Uint8Array | null }): number =>
  (reply.body?.length ?? 0) + overheadBytes;

export const encodeMessages = (messages: Init<Envelope>[]): Uint8Array =>
  Frame.encode({ messages, count: messages.length });

export const encodeReplies = (replies: Init<Reply>[]): Uint8Array =>
  Frame.encode({ replies, count: replies.length });

/**
 * Throws RpcError TOO_LARGE before anything is decoded, and MALFORMED where the bytes are no frame. The decoder skips
 * what it does not know, fields of a wrong type included: bytes that hold neither messages nor replies are no frame,
 * nor are those that hold fewer than were sent.
 */
export function decodeFrame(body: Uint8Array): Frame {
  checkSize(body.length);
  const frame = decode(body);
  const found = frame.messages.length + frame.replies.length;
  if (body.length > 0 && found === 0) throw new RpcError('MALFORMED', 'the bytes hold no message');
  if (found !== frame.count)
    throw new RpcError('MALFORMED', `the bytes hold ${found} messages of ${frame.count}`);
  return frame;
}

function decode(body: Uint8Array): Frame {
  try {
    return Frame.decode(body);
  } catch (cause) {
    throw new RpcError('MALFORMED', 'the bytes are no frame', { cause });
  }
}

/** Throws RpcError TOO_LARGE where a message of `bytes` may not travel. */
export function checkSize(bytes: number): void {
  if (bytes <= maxMessageBytes) return;
  throw new RpcError('TOO_LARGE', `a message of ${bytes} bytes is over the limit of ${maxMessageBytes}`, {
    detail: { bytes: String(bytes), limit: String(maxMessageBytes) },
  });
}

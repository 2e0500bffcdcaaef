import type { Init, Reply } from '@cellflow/contracts-common';
import type { Clock } from '@cellflow/platform';
import { maxMessageBytes } from '@cellflow/topology';
import { RpcError } from './errors.ts';
import { encodeReplies, replyBytes } from './framing.ts';
import { toStatus } from './status.ts';
import type { Transport } from './transport.ts';

/** Bytes of one reply frame before the next is begun. */
const frameBytes = 64 * 1024;

interface Outbox {
  replies: Init<Reply>[];
  bytes: number;
}

export interface Replies {
  add(replyTo: string, reply: Init<Reply>): void;
  /** Sends what waits, now. */
  flush(): void;
}

/** Packs the replies of one event-loop turn to the same caller into one frame. */
export function createReplies(transport: Transport, clock: Clock): Replies {
  let outboxes = new Map<string, Outbox>();

  function flush(): void {
    const due = outboxes;
    outboxes = new Map();
    for (const [replyTo, { replies }] of due) transport.reply(replyTo, encodeReplies(replies));
  }

  return {
    flush,
    add(replyTo, given) {
      const reply = replyBytes(given) > maxMessageBytes ? tooLarge(given) : given;
      const size = replyBytes(reply);
      let outbox = outboxes.get(replyTo);
      if (!outbox) {
        if (outboxes.size === 0) clock.defer(flush);
        outbox = { replies: [], bytes: 0 };
        outboxes.set(replyTo, outbox);
      } else if (outbox.bytes + size > frameBytes) {
        transport.reply(replyTo, encodeReplies(outbox.replies));
        outbox.replies = [];
        outbox.bytes = 0;
      }
      outbox.replies.push(reply);
      outbox.bytes += size;
    },
  };
}

function tooLarge({ callId, body }: Init<Reply>): Init<Reply> {
  const text = `a reply of ${body?.length ?? 0} bytes is over the limit of ${maxMessageBytes}`;
  return { callId, error: toStatus(new RpcError('TOO_LARGE', text)) };
}

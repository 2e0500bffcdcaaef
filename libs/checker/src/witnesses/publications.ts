import { Frame } from '@cellflow/contracts-common';
import type { Envelope } from '@cellflow/contracts-common';
import type { Published } from '@cellflow/rpc';
import type { Publication } from '../history.ts';

/** One line of W3 for each message of a frame. Bytes that are no frame are one line, too. */
export function publicationsOf({ body, replyTo, ...names }: Published): Publication[] {
  let frame: Frame;
  try {
    frame = Frame.decode(body);
  } catch {
    return [{ ...names, ...nothing, kind: 'unreadable', replyTo }];
  }
  return [
    ...frame.messages.map((message): Publication => ({ ...names, ...messageOf(message), replyTo })),
    ...frame.replies.map(({ callId }): Publication => {
      const { routingKey } = names;
      return { ...names, ...nothing, kind: 'reply', callId, replyTo: routingKey };
    }),
  ];
}

const nothing = { method: '', messageId: '', callId: 0, instanceUuid: '', attempt: 0 };

/** A message id is "request:instance:attempt:step". */
function messageOf({ method, messageId, callId }: Envelope) {
  const [, instanceUuid = '', attempt = ''] = messageId.split(':');
  const kind = callId === 0 ? ('cast' as const) : ('call' as const);
  return { kind, method, messageId, callId, instanceUuid, attempt: Number(attempt) || 0 };
}

import { Frame } from '@cellflow/contracts-common';
import type { Codec, Envelope, Init, Reply } from '@cellflow/contracts-common';
import { encodeMessages, encodeReplies } from '@cellflow/rpc';
import type { OutgoingFrame, Transport } from '@cellflow/rpc';
import type { Commit, Store } from '@cellflow/store';
import { replaceMethod } from './replace-method.ts';

export { replaceMethod } from './replace-method.ts';
export type { Wrap } from './wrap.ts';

/** Changes every message that a principal sends; null: it is not sent, and is taken for sent. */
export const rewriteMessages = (
  transport: Transport,
  rewrite: (message: Envelope) => Envelope | null,
): Transport =>
  replaceMethod(transport, 'publish', async (frame: OutgoingFrame) => {
    const messages = Frame.decode(frame.body).messages.flatMap((message) => rewrite(message) ?? []);
    if (messages.length > 0) await transport.publish({ ...frame, body: encodeMessages(messages) });
  });

/** Sends something more after each frame. */
export const sendAfter = (
  transport: Transport,
  more: (message: Envelope, frame: OutgoingFrame) => OutgoingFrame | null,
): Transport =>
  replaceMethod(transport, 'publish', async (frame: OutgoingFrame) => {
    await transport.publish(frame);
    for (const message of Frame.decode(frame.body).messages) {
      const next = more(message, frame);
      if (next) await transport.publish(next);
    }
  });

/** Changes the answers to a principal's own calls. `methodOf`: what a call was. */
export function rewriteAnswers(
  transport: Transport,
  rewrite: (reply: Reply, method: string) => Reply,
): Transport {
  const methods = new Map<number, string>();
  const noting = rewriteMessages(transport, (message) => {
    if (message.callId !== 0) methods.set(message.callId, message.method);
    return message;
  });
  return replaceMethod(noting, 'onReply', (take: (body: Uint8Array) => void) =>
    transport.onReply((body) => {
      const replies = Frame.decode(body).replies.map((reply) =>
        rewrite(reply, methods.get(reply.callId) ?? ''),
      );
      take(encodeReplies(replies));
    }),
  );
}

/** Changes every commit, or does something after it. */
export const rewriteCommits = (
  store: Store,
  rewrite: (change: Commit) => Commit,
  after: (change: Commit) => Promise<unknown> = async () => undefined,
): Store =>
  replaceMethod(store, 'commit', async (change: Commit) => {
    const result = await store.commit(rewrite(change));
    if (result.committed) await after(change);
    return result;
  });

/** A commit with the records under keys of this kind changed. */
export const editRecords = <T>(
  change: Commit,
  kind: string,
  codec: Codec<T>,
  edit: (record: T) => T,
): Commit => ({
  ...change,
  put: change.put?.map((each) =>
    each.key.startsWith(`${kind}:`)
      ? { ...each, value: codec.encode(edit(codec.decode(each.value)) as Init<T>) }
      : each,
  ),
});

/** Whether a commit tells of this. */
export const tells = (change: Commit, type: string): boolean =>
  (change.ledger ?? []).some((event) => event.type === type);

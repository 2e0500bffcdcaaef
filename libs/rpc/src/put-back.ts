import type { Envelope } from '@cellflow/contracts-common';
import { deadLetterExchange, redeliverExchange, users } from '@cellflow/topology';
import type { RpcError } from './errors.ts';
import { encodeMessages } from './framing.ts';
import { headers as names } from './headers.ts';
import type { Delivery, Transport } from './transport.ts';

/**
 * Who sent it first: the broker's word, or the word of those who pass messages on: the service's own user for what it
 * put back, the operator for a dead letter that is tried again.
 */
export function callerOf(delivery: Delivery, ownUser: string): string {
  const original = delivery.headers[names.originalUser];
  const passedOn = delivery.userId === ownUser || delivery.userId === users.operator;
  return passedOn && typeof original === 'string' ? original : delivery.userId;
}

/** False is a guarantee that the message was never handed out, also not within a frame. */
export const wasDelivered = (delivery: Delivery): boolean =>
  delivery.redelivered || delivery.headers[names.redelivered] === 1;

/** How often its handlers failed on it for now. The broker's own count tells of crashes. */
export function failuresOf(delivery: Delivery): number {
  const failures = delivery.headers[names.failures];
  return typeof failures === 'number' ? failures : 0;
}

/** Puts one message of a frame back into its queue as a message of its own. Resolves when the broker holds it. */
export function putBack(
  transport: Transport,
  queue: string,
  delivery: Delivery,
  message: Envelope,
  mark: { failures?: number; suspect?: boolean } = {},
): Promise<void> {
  const call = delivery.replyTo !== undefined;
  return transport.publish({
    route: { exchange: redeliverExchange, routingKey: queue },
    body: encodeMessages([message]),
    durable: !call,
    messageId: message.messageId,
    replyTo: delivery.replyTo,
    expirationMs: call ? Math.max(1, message.timeoutMs) : undefined,
    headers: {
      [names.requestId]: message.requestId,
      [names.traceparent]: message.traceparent,
      [names.redelivered]: 1,
      [names.failures]: mark.failures ?? failuresOf(delivery),
      [names.suspect]: mark.suspect ? 1 : 0,
      [names.originalUser]: callerOf(delivery, transport.user),
    },
  });
}

/**
 * Sends what cannot be handled to the dead letters, with its reason and original properties. Resolves when the
 * broker holds it: only then may the original be acked.
 */
export function bury(
  transport: Transport,
  queue: string,
  delivery: Delivery,
  letter: {
    body: Uint8Array;
    messageId: string;
    requestId: string;
    traceparent: string;
    reason: RpcError;
    atMs: number;
  },
): Promise<void> {
  return transport.publish({
    route: { exchange: deadLetterExchange, routingKey: queue },
    body: letter.body,
    durable: true,
    messageId: letter.messageId,
    headers: {
      [names.requestId]: letter.requestId,
      [names.traceparent]: letter.traceparent,
      [names.buriedAtMs]: letter.atMs,
      [names.reason]: letter.reason.code,
      [names.reasonText]: letter.reason.message.slice(0, 1_000),
      [names.originalQueue]: queue,
      [names.originalRoutingKey]: delivery.routingKey,
      [names.originalMessageId]: delivery.messageId,
      [names.originalUser]: callerOf(delivery, transport.user),
      [names.originalReplyTo]: delivery.replyTo ?? '',
      [names.originalBytes]: delivery.body.length,
      [names.deliveryCount]: delivery.deliveryCount,
      [names.failures]: failuresOf(delivery),
    },
  });
}

/** Headers that this library puts on messages it passes on. */
export const headers = {
  requestId: 'request-id',
  traceparent: 'traceparent',
  /** A message of a taken-apart frame was handed out before. */
  redelivered: 'redelivered',
  /** How often handlers failed on it for now. */
  failures: 'failures',
  /** 1: was there when the process went down, more than once. Runs alone. */
  suspect: 'suspect',
  /** Who sent the message that the service put back. Believed only from the service's own user. */
  originalUser: 'original-user',
  /** When the service buried it, by its clock. */
  buriedAtMs: 'buried-at-ms',
  /** Why a message is a dead letter. */
  reason: 'reason',
  reasonText: 'reason-text',
  originalQueue: 'original-queue',
  originalRoutingKey: 'original-routing-key',
  originalMessageId: 'original-message-id',
  originalReplyTo: 'original-reply-to',
  /** Size before it was cut. */
  originalBytes: 'original-bytes',
  deliveryCount: 'delivery-count',
} as const;

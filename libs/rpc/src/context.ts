import type { Logger } from '@cellflow/platform';

/** What accompanies every message through the system. */
export interface RequestContext {
  /** "req-<uuid>": minted by the API, the same to the end of the flow. */
  readonly requestId: string;
  /** W3C traceparent of the span this work belongs to. */
  readonly traceparent: string;
}

/** What a handler is told beside the request. */
export interface HandlerContext extends RequestContext {
  readonly messageId: string;
  /** The user the broker vouches for. */
  readonly caller: string;
  /** False is a guarantee that this message was never handed out before. */
  readonly redelivered: boolean;
  /** Monotonic ms by which the work must be done. */
  readonly deadline: number;
  /** Aborted at the deadline. */
  readonly signal: AbortSignal;
  /** Carries request id and trace id. */
  readonly logger: Logger;
}

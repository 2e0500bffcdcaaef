import type { Route } from '@cellflow/topology';
import type { RpcError } from './errors.ts';

/** A frame on its way out. */
export interface OutgoingFrame {
  readonly route: Route;
  readonly body: Uint8Array;
  /** Persistent and confirmed (casts), or transient (calls). Both are mandatory. */
  readonly durable: boolean;
  /** Id of the first message, for witnesses and dead letters. */
  readonly messageId: string;
  /** Transient frames: the broker drops it after this long. */
  readonly expirationMs?: number;
  /** Transient frames: where the replies go; set by the transport when `wantsReply`. */
  readonly wantsReply?: boolean;
  /** Where the replies go when the frame is a call put back by the service that took it. */
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
}

/** A frame that came in. Exactly one of `ack` and `reject` is called, once. */
export interface Delivery {
  readonly body: Uint8Array;
  readonly routingKey: string;
  /** False is a guarantee of first delivery; true is a hint. */
  readonly redelivered: boolean;
  /** How often it came before, where the broker counts (quorum queues); else 0 or 1. */
  readonly deliveryCount: number;
  /** The user the broker vouches for; "" where the sender did not say. */
  readonly userId: string;
  readonly messageId: string;
  readonly replyTo: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  ack(): void;
  /** Its connection is gone: settling it does nothing any more, and it comes again. */
  readonly lost: boolean;
  /** Resolves when the broker has taken the acks given so far, or the connection is lost. */
  flushed(): Promise<void>;
  /** Puts it back; the broker counts the failure. */
  reject(): void;
}

export interface Subscription {
  /** Stops new deliveries; those handed out may still be acked. */
  cancel(): Promise<void>;
}

/** A queue as it stands; zeros where there is none of that name. */
export interface Backlog {
  /** Messages that nobody has been handed. */
  readonly waiting: number;
  readonly consumers: number;
}

/**
 * One principal's connection to one vhost. Reconnects on its own and takes its subscriptions up again; while it is
 * down or blocked `readiness` says so and `publish` rejects with UNAVAILABLE.
 */
export interface Transport {
  readonly vhost: string;
  readonly user: string;
  /**
   * Durable: resolves when the broker has confirmed it. Transient: resolves when it is written.
   * Rejects with RpcError: UNROUTABLE when no queue took it, UNAVAILABLE when it may not have arrived,
   * PERMISSION_DENIED when the broker refused it, TOO_LARGE before anything is sent.
   */
  publish(frame: OutgoingFrame): Promise<void>;
  /** Sends replies to `replyTo`; at most once, dropped when the caller is gone. */
  reply(replyTo: string, body: Uint8Array): void;
  /** Frames of replies to this transport's own calls. Set once, by the client side. */
  onReply(take: (body: Uint8Array) => void): void;
  /** A transient frame came back: UNROUTABLE because no queue took it, PERMISSION_DENIED because the broker refused it. */
  onReturn(take: (messageId: string, error: RpcError) => void): void;
  /** The connection was lost: replies to calls sent before will not come. */
  onDisconnect(take: () => void): void;
  subscribe(
    queue: string,
    options: { prefetch: number },
    take: (delivery: Delivery) => void,
  ): Promise<Subscription>;
  /** How many consumers the queue has now; 0 where there is no such queue. Needs no permission. Rejects with UNAVAILABLE. */
  listeners(queue: string): Promise<number>;
  /** What waits in the queue now, without what is handed out. Needs no permission. Rejects with UNAVAILABLE. */
  backlog(queue: string): Promise<Backlog>;
  readiness(): string | null;
  /** Waits for confirms that are still to come; what the broker blocks is not waited for, and rejects with UNAVAILABLE. */
  close(): Promise<void>;
}

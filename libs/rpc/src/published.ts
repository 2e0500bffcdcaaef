/** A message that a broker let in, as a witness beside it sees it. */
export interface Published {
  readonly vhost: string;
  /** As the broker vouches for. */
  readonly user: string;
  /** "" for the default exchange, through which replies go. */
  readonly exchange: string;
  readonly routingKey: string;
  /** Where the replies go; "" for none. */
  readonly replyTo: string;
  readonly body: Uint8Array;
  /** The queues it went to, where the witness can tell. */
  readonly queues?: readonly string[];
}

/** Which way bytes go: from the client to the server, or back. */
export type Direction = 'to-server' | 'to-client';

/** What a proxy does to the connections through it while the verb is applied. */
export type Verb =
  /** Connections close and new ones are reset as soon as they come: the port stays taken, so that nobody else gets it. */
  | { readonly verb: 'cut' }
  /** Connections close once, as when the client's process ends: what it sent before still arrives. */
  | { readonly verb: 'close' }
  /** Connections are reset once, on both ends (RST). */
  | { readonly verb: 'reset' }
  /** Connections are reset again and again. */
  | { readonly verb: 'flap'; readonly everyMs: number }
  /** Every piece waits, in order, for `ms` give or take `jitterMs`, each way. */
  | { readonly verb: 'delay'; readonly ms: number; readonly jitterMs: number }
  /** At most this much passes, each way, per connection. */
  | { readonly verb: 'rate'; readonly bytesPerSecond: number }
  /**
   * Bytes of these directions vanish and nobody is told. When the verb is lifted, connections that lost any are reset:
   * a stream with a hole in it would be nonsense to whoever reads it.
   */
  | { readonly verb: 'drop'; readonly directions: readonly Direction[] };

/** What a verb has done so far. */
export interface Measures {
  /** Connections closed, reset, slowed down or robbed. */
  readonly connections: number;
  /** New connections that were turned away. */
  readonly refused: number;
  readonly bytesHeld: number;
  readonly bytesDropped: number;
  readonly elapsedMs: number;
}

/** A verb in force. */
export interface Applied {
  readonly verb: Verb;
  measures(): Measures;
  /** What is held goes on at once. Calling it again does nothing. */
  lift(): void;
}

import type { Clock } from '@cellflow/platform';
import type { Route } from '@cellflow/topology';
import type { RpcError } from './errors.ts';
import { encodeMessages } from './framing.ts';
import { toRpcError } from './status.ts';
import type { OutgoingFrame, Transport } from './transport.ts';

/** One message waiting for its frame. */
export interface Parcel {
  readonly envelope: {
    readonly method: string;
    readonly messageId: string;
    readonly requestId: string;
    readonly traceparent: string;
    timeoutMs: number;
    readonly callId: number;
    readonly body: Uint8Array;
  };
  /** Upper bound of its bytes in the frame. */
  readonly size: number;
  /** Casts: the broker confirmed it (null) or not. Calls: it was written, or not. */
  sent(error: RpcError | null): void;
}

export interface BatchLimits {
  readonly messages: number;
  readonly bytes: number;
  /** Longest wait of a message behind an unconfirmed frame, ms. */
  readonly holdMs: number;
}

const defaultLimits: BatchLimits = { messages: 64, bytes: 64 * 1024, holdMs: 1 };

/** The messages for one destination. */
interface Lane {
  readonly key: string;
  readonly route: Route;
  readonly durable: boolean;
  waiting: Parcel[];
  bytes: number;
  /** Frames the broker has not confirmed. */
  unconfirmed: number;
  /** Listed for the end of this turn, or for the next tick of the hold timer. */
  listed: 'no' | 'turn' | 'hold';
}

export interface Batcher {
  add(route: Route, durable: boolean, parcel: Parcel): void;
}

/**
 * Packs messages for the same destination into one frame. With nothing unconfirmed there, a message leaves at the
 * end of the event-loop turn, together with its neighbours of that turn. Behind an unconfirmed frame messages gather
 * until it is confirmed, `holdMs` passed, or the frame is full. Calls are not confirmed and leave at the end of
 * their turn.
 */
export function createBatcher(options: {
  transport: Pick<Transport, 'publish'>;
  clock: Clock;
  limits?: Partial<BatchLimits>;
  /** Told of each frame of calls before it is published. */
  onCalls?: (parcels: readonly Parcel[]) => void;
}): Batcher {
  const { transport, clock, onCalls } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const lanes = [new Map<string, Lane>(), new Map<string, Lane>()] as const;
  let turn: Lane[] = [];
  let held: Lane[] = [];

  function endTurn(): void {
    const due = turn;
    turn = [];
    for (const lane of due) if (lane.listed === 'turn') flush(lane);
  }

  function endHold(): void {
    const due = held;
    held = [];
    for (const lane of due) if (lane.listed === 'hold') flush(lane);
  }

  function list(lane: Lane): void {
    if (lane.unconfirmed === 0) {
      lane.listed = 'turn';
      if (turn.push(lane) === 1) clock.defer(endTurn);
    } else {
      lane.listed = 'hold';
      if (held.push(lane) === 1) clock.after(limits.holdMs, endHold);
    }
  }

  function flush(lane: Lane): void {
    lane.listed = 'no';
    const parcels = lane.waiting;
    if (parcels.length === 0) return;
    lane.waiting = [];
    lane.bytes = 0;
    if (lane.durable) lane.unconfirmed += 1;
    else onCalls?.(parcels);
    let written: Promise<void>;
    try {
      written = transport.publish(frameOf(lane, parcels));
    } catch (error) {
      written = Promise.reject(error);
    }
    written.then(
      () => settle(lane, parcels, null),
      (error: unknown) => settle(lane, parcels, toRpcError(error, 'publishing failed')),
    );
  }

  function settle(lane: Lane, parcels: readonly Parcel[], error: RpcError | null): void {
    if (lane.durable) {
      lane.unconfirmed -= 1;
      // The confirmed senders may add more in this turn: leave with them at its end.
      if (lane.unconfirmed === 0 && lane.listed === 'hold') list(lane);
    }
    for (const parcel of parcels) parcel.sent(error);
    if (lane.unconfirmed === 0 && lane.waiting.length === 0 && lane.listed === 'no')
      lanes[lane.durable ? 1 : 0].delete(lane.key);
  }

  return {
    add(route, durable, parcel) {
      const kind = lanes[durable ? 1 : 0];
      const key = `${route.exchange}\n${route.routingKey}`;
      let lane = kind.get(key);
      if (!lane) {
        lane = { key, route, durable, waiting: [], bytes: 0, unconfirmed: 0, listed: 'no' };
        kind.set(key, lane);
      }
      if (lane.bytes + parcel.size > limits.bytes) flush(lane);
      lane.waiting.push(parcel);
      lane.bytes += parcel.size;
      if (lane.waiting.length >= limits.messages) flush(lane);
      else if (lane.listed === 'no') list(lane);
    },
  };
}

function frameOf(lane: Lane, parcels: readonly Parcel[]): OutgoingFrame {
  const first = parcels[0]!.envelope;
  let expirationMs = 0;
  if (!lane.durable)
    for (const { envelope } of parcels)
      if (envelope.timeoutMs > expirationMs) expirationMs = envelope.timeoutMs;
  return {
    route: lane.route,
    body: encodeMessages(parcels.map((parcel) => parcel.envelope)),
    durable: lane.durable,
    messageId: first.messageId,
    expirationMs: lane.durable ? undefined : expirationMs,
    wantsReply: !lane.durable,
    headers: { 'request-id': first.requestId, traceparent: first.traceparent },
  };
}

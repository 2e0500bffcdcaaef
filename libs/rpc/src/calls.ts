import type { Reply } from '@cellflow/contracts-common';
import type { Cancel, Platform } from '@cellflow/platform';
import type { Route } from '@cellflow/topology';
import { createBatcher } from './batcher.ts';
import type { Batcher, Parcel } from './batcher.ts';
import { isRetryable, RpcError } from './errors.ts';
import { decodeFrame } from './framing.ts';
import { backoffMs } from './retry.ts';
import { fromStatus } from './status.ts';
import type { Transport } from './transport.ts';

/** Between two tries of one call. */
const backoff = { firstMs: 20, maxMs: 2_000 };

/**
 * How long an idempotent call may be without a reply until it is sent again beside the first, ms; doubled each time. Its
 * reply may be lost, or whoever took it may stand still while another could answer; `isPassedOver` tells that from a queue
 * that has not come to it yet.
 */
const patienceMs = (timeoutMs: number): number => Math.max(2_000, timeoutMs / 20);

/** A queue that was silent this long is asked whether anybody listens, ms. */
const silenceMs = 1_000;

/** A refusal of the call itself may come this much later than the answer about its queue, and says more, ms. */
const refusalMs = 20;

/** What a lost connection means to the calls that wait for a reply. */
export type DisconnectPolicy = 'retry' | 'fail';

/** A queue that calls go to. */
interface Destination {
  readonly queue: string;
  heardAt: number;
  /** The highest call id that was answered. */
  answered: number;
  outstanding: number;
  checking: boolean;
}

/** One call waiting for its reply. The same object, call id and message id through all its tries. */
export class Call implements Parcel {
  readonly route: Route;
  readonly envelope: Parcel['envelope'];
  readonly size: number;
  readonly deadline: number;
  readonly onDisconnect: DisconnectPolicy;
  readonly table: CallTable;
  readonly destination: Destination | null;
  readonly resolve: (body: Uint8Array) => void;
  readonly reject: (error: RpcError) => void;
  state: 'queued' | 'sent' | 'backing off' | 'settled' = 'queued';
  failures = 0;
  sentAt = 0;
  /** When it is sent again without a reply; Infinity: never. */
  againAt = Infinity;
  againMs: number;
  lastError: RpcError | null = null;

  constructor(table: CallTable, init: CallInit, resolve: Call['resolve'], reject: Call['reject']) {
    this.table = table;
    this.route = init.route;
    this.envelope = init.envelope;
    this.size = init.size;
    this.deadline = init.deadline;
    this.onDisconnect = init.onDisconnect;
    this.againMs = init.idempotent ? patienceMs(init.timeoutMs) : Infinity;
    this.destination = init.route.queue === undefined ? null : table.destination(init.route.queue);
    this.resolve = resolve;
    this.reject = reject;
  }

  sent(error: RpcError | null): void {
    if (this.state !== 'queued') return;
    this.state = 'sent';
    if (error) this.table.failed(this, error);
    else this.table.afterSend(this);
  }
}

export interface CallInit {
  readonly route: Route;
  readonly envelope: Parcel['envelope'];
  readonly size: number;
  /** Monotonic ms. */
  readonly deadline: number;
  /** From the start to the deadline. */
  readonly timeoutMs: number;
  readonly idempotent: boolean;
  readonly onDisconnect: DisconnectPolicy;
}

const nobodyListens = (where: string, cause?: unknown): RpcError =>
  new RpcError('UNAVAILABLE', `nobody listens on ${where}`, {
    detail: { reason: 'nobody-listening' },
    cause,
  });

/**
 * The calls outstanding on one transport, and the one batcher for all that is sent on it.
 *
 * A call fails at once where its message came back or its queue has no consumer: UNAVAILABLE with the detail
 * `reason: nobody-listening`, and the caller decides whether to try again. Every other error that may be asked again
 * under the same id is, with backoff, until the call's deadline. So is, beside the first, one that had no reply for a
 * while; the first reply counts.
 */
export class CallTable {
  /** Replies nobody waited for any more. */
  lateReplies = 0;
  readonly batcher: Batcher;
  private readonly transport: Transport;
  private readonly platform: Platform;
  private readonly waiters = new Map<number, Call>();
  /** Frames of calls by the id they would come back under. */
  private readonly frames = new Map<string, readonly Parcel[]>();
  private readonly destinations = new Map<string, Destination>();
  private lastCallId = 0;
  private wakeAt = Infinity;
  private cancelWake: Cancel = () => undefined;

  constructor(transport: Transport, platform: Platform) {
    this.transport = transport;
    this.platform = platform;
    this.batcher = createBatcher({
      transport,
      clock: platform.clock,
      onCalls: (parcels) => this.frames.set(parcels[0]!.envelope.messageId, parcels),
    });
    transport.onReply((body) => this.take(body));
    transport.onReturn((messageId, error) => this.returned(messageId, error));
    transport.onDisconnect(() => this.disconnected());
  }

  nextCallId(): number {
    return (this.lastCallId += 1);
  }

  get outstanding(): number {
    return this.waiters.size;
  }

  destination(queue: string): Destination {
    let found = this.destinations.get(queue);
    if (!found) {
      found = { queue, heardAt: -Infinity, answered: 0, outstanding: 0, checking: false };
      this.destinations.set(queue, found);
    }
    return found;
  }

  /** Registers the waiter, then sends. */
  start(call: Call): void {
    this.waiters.set(call.envelope.callId, call);
    if (call.destination) call.destination.outstanding += 1;
    this.wakeBy(call.deadline);
    this.send(call);
  }

  failed(call: Call, error: RpcError): void {
    if (call.state === 'settled') return;
    if (!isRetryable(error) || error.detail.reason === 'nobody-listening') return this.settle(call, error);
    call.failures += 1;
    call.lastError = error;
    call.state = 'backing off';
    const { clock, random } = this.platform;
    const waitMs = backoffMs(call.failures, backoff, random);
    // Where the wait would outlast the deadline, the deadline answers.
    if (clock.monotonic() + waitMs < call.deadline)
      clock.after(waitMs, () => {
        if (call.state === 'backing off') this.send(call);
      });
  }

  private send(call: Call): void {
    const now = this.platform.clock.monotonic();
    call.state = 'queued';
    call.sentAt = now;
    call.againAt = now + call.againMs;
    call.envelope.timeoutMs = Math.max(1, Math.ceil(call.deadline - now));
    this.batcher.add(call.route, false, call);
  }

  afterSend({ destination, againAt }: Call): void {
    this.wakeBy(againAt);
    if (!destination) return;
    const now = this.platform.clock.monotonic();
    if (now - destination.heardAt > silenceMs) this.check(destination);
    this.wakeBy(now + silenceMs);
  }

  private settle(call: Call, outcome: RpcError | Uint8Array): void {
    call.state = 'settled';
    const { callId, messageId } = call.envelope;
    this.waiters.delete(callId);
    this.frames.delete(messageId);
    if (call.destination) call.destination.outstanding -= 1;
    if (outcome instanceof RpcError) call.reject(outcome);
    else call.resolve(outcome);
  }

  private take(body: Uint8Array): void {
    let replies: readonly Reply[];
    try {
      replies = decodeFrame(body).replies;
    } catch (error) {
      this.platform.logger.warn({ err: error }, 'a reply frame was dropped');
      return;
    }
    const now = this.platform.clock.monotonic();
    for (const reply of replies) {
      const call = this.waiters.get(reply.callId);
      if (!call) {
        this.lateReplies += 1;
        continue;
      }
      if (call.destination) {
        call.destination.heardAt = now;
        call.destination.answered = Math.max(call.destination.answered, reply.callId);
      }
      if (reply.error) this.failed(call, fromStatus(reply.error));
      else this.settle(call, reply.body);
    }
  }

  private returned(messageId: string, error: RpcError): void {
    const parcels = this.frames.get(messageId);
    if (!parcels) return;
    this.frames.delete(messageId);
    for (const parcel of parcels as readonly Call[]) {
      if (parcel.state === 'settled') continue;
      const { exchange, routingKey } = parcel.route;
      const unroutable = error.code === 'UNROUTABLE';
      this.failed(parcel, unroutable ? nobodyListens(`${exchange}/${routingKey}`, error) : error);
    }
  }

  private disconnected(): void {
    this.frames.clear();
    for (const call of [...this.waiters.values()]) {
      if (call.state !== 'sent') continue;
      const error = new RpcError('UNAVAILABLE', `the connection to vhost ${this.transport.vhost} was lost`);
      if (call.onDisconnect === 'fail') this.settle(call, error);
      else this.failed(call, error);
    }
  }

  /** Asks once whether a silent queue has a consumer, beside the call that is already on its way. */
  private check(destination: Destination): void {
    if (destination.checking) return;
    destination.checking = true;
    const askedAt = this.platform.clock.monotonic();
    this.transport.listeners(destination.queue).then(
      (count) => {
        if (count > 0) destination.checking = false;
        else this.platform.clock.after(refusalMs, () => this.giveUp(destination, askedAt));
      },
      () => {
        destination.checking = false;
      },
    );
  }

  /** The queue had no consumer when it was asked: fails the calls that were sent to it. */
  private giveUp(destination: Destination, askedAt: number): void {
    destination.checking = false;
    if (destination.heardAt >= askedAt) return;
    for (const call of [...this.waiters.values()])
      if (call.destination === destination && call.state === 'sent' && call.sentAt <= askedAt)
        this.settle(call, nobodyListens(`queue ${destination.queue}`));
  }

  private wakeBy(at: number): void {
    if (at >= this.wakeAt) return;
    this.cancelWake();
    this.wakeAt = at;
    const now = this.platform.clock.monotonic();
    this.cancelWake = this.platform.clock.after(Math.max(1, Math.ceil(at - now)), () => this.wake());
  }

  /** One timer for all calls: ends those past their deadline, repeats those unanswered, looks after silent queues. */
  private wake(): void {
    const now = this.platform.clock.monotonic();
    this.wakeAt = Infinity;
    let next = Infinity;
    for (const call of [...this.waiters.values()]) {
      if (call.deadline <= now) {
        this.settle(call, expired(call));
        continue;
      }
      if (call.state === 'sent' && call.againAt <= now) {
        if (isPassedOver(call, now)) {
          call.againMs *= 2;
          this.send(call);
        } else call.againAt = now + silenceMs;
      }
      next = Math.min(next, call.deadline, call.state === 'sent' ? call.againAt : Infinity);
    }
    for (const destination of this.destinations.values()) {
      if (destination.outstanding === 0) continue;
      if (now - destination.heardAt > silenceMs) this.check(destination);
      if (now + silenceMs < next) next = now + silenceMs;
    }
    if (next < Infinity) this.wakeBy(next);
  }
}

/**
 * A queue is taken from in order: while calls from before this one are answered it waits, and a copy would only make
 * the queue longer. Where a later one was answered, or none for as long as this one is waited for, it may be lost.
 */
const isPassedOver = ({ destination, envelope, againMs }: Call, now: number): boolean =>
  !destination || destination.answered > envelope.callId || now - destination.heardAt >= againMs;

function expired(call: Call): RpcError {
  const { method } = call.envelope;
  const why = call.lastError ? `; last: ${call.lastError.message}` : '';
  return new RpcError('DEADLINE_EXCEEDED', `no reply to ${method} in time${why}`, {
    detail: call.lastError ? { lastCode: call.lastError.code } : {},
    cause: call.lastError ?? undefined,
  });
}

const tables = new WeakMap<Transport, CallTable>();

/** The one table of a transport: clients on the same transport share their frames. */
export function callTableOf(transport: Transport, platform: Platform): CallTable {
  let table = tables.get(transport);
  if (!table) {
    table = new CallTable(transport, platform);
    tables.set(transport, table);
  }
  return table;
}

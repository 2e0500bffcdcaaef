import type { Envelope } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { BoundMethod } from './bind.ts';
import { isRetryable, RpcError } from './errors.ts';
import { encodeMessages } from './framing.ts';
import { handOver } from './hand-over.ts';
import { Handling, requestOf } from './handling.ts';
import type { Intake } from './intake.ts';
import { bury, callerOf, failuresOf, putBack, wasDelivered } from './put-back.ts';
import type { Replies } from './replies.ts';
import { backoffMs } from './retry.ts';
import { toRpcError, toStatus } from './status.ts';
import type { Delivery, Transport } from './transport.ts';

/** Before a cast that failed for now goes back: in all long enough for what it needs to be restarted. */
export const putBackPause = { firstMs: 100, maxMs: 5_000 };

export interface FrameWorkOptions {
  readonly transport: Transport;
  readonly platform: Platform;
  readonly queue: string;
  readonly delivery: Delivery;
  readonly methods: ReadonlyMap<string, BoundMethod>;
  readonly replies: Replies;
  readonly intake: Intake;
  readonly messages: readonly Envelope[];
  /** Calls that wait or are handled here, by who asks and the number he gave. */
  readonly inHand: Set<string>;
  /** How often a cast may fail for now before it is a dead letter. */
  readonly maxFailures: number;
}

/** One delivered frame: acked when each of its messages is done with. */
export class FrameWork {
  readonly options: FrameWorkOptions;
  readonly caller: string;
  readonly redelivered: boolean;
  readonly takenAt: number;
  /** Told when the frame is settled. */
  whenSettled: () => void = () => undefined;
  private left: number;

  constructor(options: FrameWorkOptions) {
    this.options = options;
    this.left = options.messages.length;
    this.caller = callerOf(options.delivery, options.transport.user);
    this.redelivered = wasDelivered(options.delivery);
    this.takenAt = options.platform.clock.monotonic();
  }

  start(whenSettled?: () => void): void {
    if (whenSettled) this.whenSettled = whenSettled;
    const { messages, intake, delivery, inHand } = this.options;
    for (const message of messages) {
      const key = message.callId === 0 ? '' : `${delivery.replyTo ?? ''} ${message.callId}`;
      // One that was sent again: the reply to the first answers it too.
      if (inHand.has(key)) {
        this.done();
        continue;
      }
      if (key !== '') inHand.add(key);
      intake.admit(new MessageWork(this, message, key));
    }
  }

  /** One message is done with. */
  done(): void {
    this.left -= 1;
    if (this.left > 0) return;
    this.options.delivery.ack();
    this.whenSettled();
  }
}

/** One message of a frame, from its place in the intake to its answer. */
class MessageWork {
  readonly size: number;
  deadline = Infinity;
  private readonly frame: FrameWork;
  private readonly message: Envelope;
  /** Of a call in hand. */
  private readonly key: string;
  private handling: Handling | null = null;
  private open = true;

  constructor(frame: FrameWork, message: Envelope, key: string) {
    this.frame = frame;
    this.message = message;
    this.size = message.body.length;
    this.key = key;
  }

  run(): void {
    const { message, frame } = this;
    const { methods, platform, intake } = frame.options;
    const bound = methods.get(message.method);
    if (!bound) return this.fail(new RpcError('UNIMPLEMENTED', `nothing here handles ${message.method}`));
    const isCall = message.callId !== 0;
    const start = isCall ? frame.takenAt : platform.clock.monotonic();
    this.deadline = start + (isCall ? message.timeoutMs : bound.method.timeoutMs);
    if (isCall && platform.clock.monotonic() >= this.deadline)
      return this.fail(new RpcError('DEADLINE_EXCEEDED', `${message.method} waited too long to be begun`));
    let handled: Promise<unknown>;
    try {
      const request = requestOf(bound, message);
      this.handling = new Handling(platform, message, {
        caller: frame.caller,
        redelivered: frame.redelivered,
        deadline: this.deadline,
      });
      intake.watch(this);
      handled = bound.handle(request, this.handling);
    } catch (error) {
      return this.fail(toRpcError(error, message.method));
    }
    handled.then(
      (response) => this.succeed(bound, response),
      (error: unknown) => this.fail(toRpcError(error, message.method)),
    );
  }

  /** The handler took too long: its signal is aborted, its place given up, the message answered without it. */
  expire(): void {
    if (this.handling) this.fail(this.handling.expire());
  }

  private succeed({ method }: BoundMethod, response: unknown): void {
    if (!this.open) return;
    const { callId } = this.message;
    if (callId !== 0) {
      let body: Uint8Array;
      try {
        body = method.response.encode(response as object);
      } catch (error) {
        return this.fail(toRpcError(error, `${method.path}: the reply does not encode`));
      }
      this.reply({ callId, body });
    }
    this.close();
    this.frame.done();
  }

  private fail(error: RpcError): void {
    if (!this.open) return;
    this.log(error);
    this.close();
    const { callId } = this.message;
    if (callId !== 0) {
      this.reply({ callId, error: toStatus(error) });
      this.frame.done();
    } else this.frame.options.intake.hold(isRetryable(error) ? this.tryLater(error) : this.bury(error));
  }

  private close(): void {
    this.open = false;
    const { intake, inHand } = this.frame.options;
    inHand.delete(this.key);
    intake.unwatch(this);
    intake.leave(this);
  }

  private reply(reply: { callId: number; body?: Uint8Array; error?: ReturnType<typeof toStatus> }): void {
    const { delivery, replies } = this.frame.options;
    if (delivery.replyTo !== undefined) replies.add(delivery.replyTo, reply);
  }

  /** Goes back alone, with its failures counted, after a pause; after too many it is a dead letter. */
  private async tryLater(error: RpcError): Promise<void> {
    const { transport, platform, queue, delivery, maxFailures } = this.frame.options;
    const failures = failuresOf(delivery) + 1;
    if (failures > maxFailures) return this.bury(error);
    await platform.clock.sleep(backoffMs(failures, putBackPause, platform.random));
    await handOver(platform, delivery, () => putBack(transport, queue, delivery, this.message, { failures }));
    this.frame.done();
  }

  private async bury(reason: RpcError): Promise<void> {
    const { transport, platform, queue, delivery } = this.frame.options;
    const { messageId, requestId, traceparent } = this.message;
    const atMs = platform.clock.now();
    const letter = { body: encodeMessages([this.message]), messageId, requestId, traceparent, reason, atMs };
    await handOver(platform, delivery, () => bury(transport, queue, delivery, letter));
    this.frame.done();
  }

  private log(error: RpcError): void {
    const { platform, queue, delivery } = this.frame.options;
    const logger = this.handling?.logger ?? platform.logger.child({ requestId: this.message.requestId });
    const retried = isRetryable(error);
    const facts = { err: error, code: error.code, queue, deliveryCount: delivery.deliveryCount };
    if (this.message.callId !== 0) logger.debug(facts, 'a call failed');
    else if (retried) logger.warn(facts, 'a cast failed for now and goes back');
    else logger.error(facts, 'a cast failed and goes to the dead letters');
  }
}

/** What is kept of an unreadable frame. */
const keptBytes = 64 * 1024;

/** A frame that cannot be read goes to the dead letters as it is; a call's caller is left to its deadline. */
export async function buryFrame(options: {
  transport: Transport;
  platform: Platform;
  queue: string;
  delivery: Delivery;
  error: unknown;
}): Promise<void> {
  const { transport, platform, queue, delivery } = options;
  const reason = toRpcError(options.error, 'unreadable frame');
  platform.logger.error({ err: reason, code: reason.code, queue }, 'a frame goes to the dead letters');
  const text = (name: string) => String(delivery.headers[name] ?? '');
  const letter = {
    body: delivery.body.subarray(0, keptBytes),
    messageId: delivery.messageId,
    requestId: text('request-id'),
    traceparent: text('traceparent'),
    reason,
    atMs: platform.clock.now(),
  };
  if (await handOver(platform, delivery, () => bury(transport, queue, delivery, letter))) delivery.ack();
}

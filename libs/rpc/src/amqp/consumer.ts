import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { Platform } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import { backoffMs } from '../retry.ts';
import type { Delivery } from '../transport.ts';
import { Acks } from './acks.ts';
import { writeDirectly } from './direct-write.ts';
import { channelFailure } from './refusal.ts';

const resubscribe = { firstMs: 100, maxMs: 5_000 };

/** One subscription, taken up again on every new connection and after a cancel by the broker. */
export class Consumer {
  private readonly queue: string;
  private readonly prefetch: number;
  private readonly take: (delivery: Delivery) => void;
  private readonly platform: Platform;
  private channel: Channel | null = null;
  private acks: Acks | null = null;
  private tag = '';
  private cancelled = false;
  private failures = 0;

  constructor(
    platform: Platform,
    options: { queue: string; prefetch: number },
    take: (delivery: Delivery) => void,
  ) {
    this.platform = platform;
    this.queue = options.queue;
    this.prefetch = options.prefetch;
    this.take = take;
  }

  /** Rejects with PERMISSION_DENIED, or UNAVAILABLE where there is no such queue. */
  async start(model: ChannelModel): Promise<void> {
    if (this.cancelled) return;
    const channel = writeDirectly(await model.createChannel());
    const acks = new Acks(channel, this.platform.clock, this.prefetch);
    let failure: RpcError | null = null;
    channel.on('error', (error) => {
      failure = channelFailure(error);
    });
    channel.on('close', () => {
      acks.close();
      if (this.channel !== channel) return;
      this.channel = null;
      this.startLater(model, failure);
    });
    try {
      await channel.prefetch(this.prefetch);
      const { consumerTag } = await channel.consume(this.queue, (message) => {
        if (message) return this.deliver(acks, message);
        // Cancelled by the broker: the queue was deleted or moved.
        void channel.close().catch(() => undefined);
      });
      this.tag = consumerTag;
      this.channel = channel;
      this.acks = acks;
      this.failures = 0;
    } catch (error) {
      const reason = failure ?? channelFailure(error);
      if (reason.code === 'UNROUTABLE') throw new RpcError('UNAVAILABLE', reason.message, { cause: error });
      throw reason;
    }
  }

  /** On a new connection: a queue that is missing is tried on, beside the others. */
  async restart(model: ChannelModel): Promise<void> {
    this.channel = null;
    await this.start(model).catch((error: unknown) => this.startLater(model, error));
  }

  private startLater(model: ChannelModel, reason: unknown): void {
    if (this.cancelled) return;
    const { clock, random, logger } = this.platform;
    this.failures += 1;
    logger.warn({ queue: this.queue, err: reason }, 'a subscription ended and is taken up again');
    clock.after(backoffMs(this.failures, resubscribe, random), () => {
      this.start(model).catch((error: unknown) => {
        // Without a code it is of a connection that is gone and opens no channel: the next one takes it up.
        if (error instanceof RpcError && !this.channel) this.startLater(model, error);
      });
    });
  }

  readiness(): string | null {
    return this.cancelled || this.channel ? null : `queue ${this.queue}: no subscription`;
  }

  private deliver(acks: Acks, message: ConsumeMessage): void {
    acks.handedOut();
    this.take(new AmqpDelivery(acks, message));
  }

  /** Sends the acks that wait for the end of the turn. */
  flush(): void {
    this.acks?.flush();
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    if (this.channel) await this.channel.cancel(this.tag).catch(() => undefined);
  }
}

class AmqpDelivery implements Delivery {
  readonly body: Uint8Array;
  private readonly acks: Acks;
  private readonly message: ConsumeMessage;

  constructor(acks: Acks, message: ConsumeMessage) {
    this.body = message.content;
    this.acks = acks;
    this.message = message;
  }

  get routingKey(): string {
    return this.message.fields.routingKey;
  }

  get redelivered(): boolean {
    return this.message.fields.redelivered;
  }

  get deliveryCount(): number {
    const counted: unknown = this.message.properties.headers?.['x-delivery-count'];
    return typeof counted === 'number' ? counted : Number(this.redelivered);
  }

  get userId(): string {
    return (this.message.properties.userId as string | undefined) ?? '';
  }

  get messageId(): string {
    return (this.message.properties.messageId as string | undefined) ?? '';
  }

  get replyTo(): string | undefined {
    return this.message.properties.replyTo as string | undefined;
  }

  get headers(): Readonly<Record<string, unknown>> {
    return this.message.properties.headers ?? {};
  }

  flushed(): Promise<void> {
    return this.acks.flushed();
  }

  get lost(): boolean {
    return !this.acks.isOpen;
  }

  ack(): void {
    this.acks.ack(this.message.fields.deliveryTag);
  }

  reject(): void {
    this.acks.reject(this.message.fields.deliveryTag);
  }
}

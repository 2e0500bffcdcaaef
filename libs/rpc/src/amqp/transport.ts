import type { Platform } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import { checkSize } from '../framing.ts';
import type { Backlog, Delivery, OutgoingFrame, Subscription, Transport } from '../transport.ts';
import { Asking } from './asking.ts';
import { Casts } from './casts.ts';
import { Consumer } from './consumer.ts';
import { Link } from './link.ts';
import { Replying } from './replying.ts';
import { SideChannel } from './side-channel.ts';

export interface AmqpOptions {
  /** amqp(s)://user:password@host:port/vhost */
  readonly url: string;
  readonly platform: Platform;
  /** A broker silent for two of these is gone. Default 10. */
  readonly heartbeatSeconds?: number;
}

/**
 * One principal on one vhost of RabbitMQ, over two connections: a broker short of memory stops reading from those
 * that publish, and acks must still reach it then.
 */
export class AmqpTransport implements Transport {
  readonly vhost: string;
  readonly user: string;
  private readonly platform: Platform;
  private readonly publishing: Link;
  private readonly consuming: Link;
  private readonly casts: Casts;
  private readonly asking: Asking;
  private readonly replies: Replying;
  private readonly questions: SideChannel;
  private readonly consumers = new Set<Consumer>();
  private consumingOpened: Promise<void> | null = null;
  private takeReply: (body: Uint8Array) => void = () => undefined;
  private takeReturn: (messageId: string, error: RpcError) => void = () => undefined;
  private takeDisconnect: () => void = () => undefined;

  constructor({ url, platform, heartbeatSeconds = 10 }: AmqpOptions) {
    const { username, pathname } = new URL(url);
    this.user = username === '' ? 'guest' : decodeURIComponent(username);
    this.vhost = pathname.length > 1 ? decodeURIComponent(pathname.slice(1)) : '/';
    this.platform = platform;
    this.casts = new Casts(platform, this.user);
    this.asking = new Asking(this.user, {
      reply: (body) => this.takeReply(body),
      returned: (messageId, error) => this.takeReturn(messageId, error),
      lost: () => this.takeDisconnect(),
    });
    this.replies = new Replying(this.user, platform.logger);
    this.questions = new SideChannel('questions', platform.logger);
    const shared = { url, platform, heartbeatSeconds };
    this.publishing = new Link({
      ...shared,
      name: `${this.user} publishing to ${this.vhost}`,
      up: async (model) => {
        this.questions.attach(model);
        await Promise.all([this.casts.open(model), this.asking.open(model), this.replies.open(model)]);
      },
      down: () => {
        this.replies.lost();
        this.questions.attach(null);
      },
    });
    this.consuming = new Link({
      ...shared,
      name: `${this.user} consuming from ${this.vhost}`,
      up: async (model) => {
        // One queue that is missing must not keep the others down.
        await Promise.all([...this.consumers].map((consumer) => consumer.restart(model)));
      },
      down: () => undefined,
    });
  }

  /** Resolves when connected, or when the broker cannot be reached just now; rejects where it refuses. */
  async open(): Promise<void> {
    await this.firstTry(this.publishing);
  }

  private async firstTry(link: Link): Promise<void> {
    try {
      await link.open();
    } catch (error) {
      if (error instanceof RpcError && error.code === 'PERMISSION_DENIED') {
        await this.close();
        throw error;
      }
      this.platform.logger.warn({ err: error }, 'the broker is not reached yet');
      link.keepTrying();
    }
  }

  publish(frame: OutgoingFrame): Promise<void> {
    try {
      checkSize(frame.body.length);
      this.checkPublishing();
      if (frame.durable) return this.casts.publish(frame);
      this.asking.publish(frame);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private checkPublishing(): void {
    if (this.publishing.isUsable()) return;
    throw new RpcError('UNAVAILABLE', this.publishing.readiness() ?? 'not connected');
  }

  reply(replyTo: string, body: Uint8Array): void {
    this.replies.send(replyTo, body);
  }

  onReply(take: (body: Uint8Array) => void): void {
    this.takeReply = take;
  }

  onReturn(take: (messageId: string, error: RpcError) => void): void {
    this.takeReturn = take;
  }

  onDisconnect(take: () => void): void {
    this.takeDisconnect = take;
  }

  async subscribe(
    queue: string,
    { prefetch }: { prefetch: number },
    take: (delivery: Delivery) => void,
  ): Promise<Subscription> {
    this.consumingOpened ??= this.firstTry(this.consuming);
    await this.consumingOpened;
    const consumer = new Consumer(this.platform, { queue, prefetch }, take);
    this.consumers.add(consumer);
    if (this.consuming.model)
      try {
        await consumer.start(this.consuming.model);
      } catch (error) {
        this.consumers.delete(consumer);
        throw error;
      }
    return { cancel: () => consumer.cancel() };
  }

  async listeners(queue: string): Promise<number> {
    return (await this.backlog(queue)).consumers;
  }

  async backlog(queue: string): Promise<Backlog> {
    this.checkPublishing();
    const question = this.questions.get().then((channel) => channel.checkQueue(queue));
    try {
      const { messageCount, consumerCount } = await this.publishing.unlessBlocked(question);
      return { waiting: messageCount, consumers: consumerCount };
    } catch (error) {
      if ((error as { code?: unknown }).code === 404) return { waiting: 0, consumers: 0 };
      throw new RpcError('UNAVAILABLE', `queue ${queue} could not be asked for`, { cause: error });
    }
  }

  readiness(): string | null {
    const consuming = this.consumingOpened ? this.consuming.readiness() : null;
    if (this.publishing.readiness() !== null) return this.publishing.readiness();
    if (consuming !== null) return consuming;
    for (const consumer of this.consumers) {
      const reason = consumer.readiness();
      if (reason !== null) return reason;
    }
    return this.asking.isOpen ? null : 'the channel of calls is being opened again';
  }

  async close(): Promise<void> {
    for (const consumer of this.consumers) consumer.flush();
    // What a blocked broker has not read it will not confirm either: that is for whoever sent it to remember.
    if (this.publishing.isUsable()) await this.casts.quiet();
    await Promise.all([this.publishing.close(), this.consuming.close()]);
  }
}

/**
 * Connects one principal (the URL's user) to one vhost (the URL's path). Resolves also where the broker cannot be
 * reached just now: `readiness` says so, and it is tried on. Rejects with PERMISSION_DENIED where the broker refuses.
 */
export async function connectAmqp(options: AmqpOptions): Promise<Transport> {
  const transport = new AmqpTransport(options);
  await transport.open();
  return transport;
}

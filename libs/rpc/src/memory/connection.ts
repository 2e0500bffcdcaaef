import type { Cancel, Platform } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import { checkSize } from '../framing.ts';
import type { Backlog, Delivery, OutgoingFrame, Subscription, Transport } from '../transport.ts';
import type { Consumer, MemoryQueue, Message } from './queue.ts';
import type { MemoryVhost } from './vhost.ts';

/** How long a lost connection stays away, ms. */
const reconnectMs = 10;

interface Held {
  readonly queue: MemoryQueue;
  readonly prefetch: number;
  readonly take: (delivery: Delivery) => void;
  consumer: Consumer | null;
  /** Takes nothing more, but may still ack. */
  cancelled: boolean;
}

/** One principal's connection to one vhost of the memory broker. */
export class MemoryConnection implements Transport {
  readonly vhost: string;
  readonly user: string;
  private readonly host: MemoryVhost;
  private readonly platform: Platform;
  private readonly onClosed: () => void;
  private readonly subscriptions = new Set<Held>();
  private replyTaker: (body: Uint8Array) => void = () => undefined;
  private returnTaker: (messageId: string, error: RpcError) => void = () => undefined;
  private disconnectTaker: () => void = () => undefined;
  private replyBox: { address: string; close(): void } | null = null;
  /** Rises when the connection is lost. */
  private epoch = 0;
  private state: 'up' | 'down' | 'closed' = 'down';
  private cancelReconnect: Cancel = () => undefined;
  /** Confirms of this turn. */
  private confirms: (() => void)[] = [];

  constructor(host: MemoryVhost, user: string, platform: Platform, onClosed: () => void) {
    this.host = host;
    this.vhost = host.name;
    this.user = user;
    this.platform = platform;
    this.onClosed = onClosed;
    if (host.stopped) this.reconnectLater();
    else this.open();
  }

  publish(frame: OutgoingFrame): Promise<void> {
    const refusal = this.refusalOf(frame);
    if (refusal) return Promise.reject(refusal);
    const { exchange, routingKey } = frame.route;
    const replyTo = (frame.wantsReply ? this.replyBox?.address : frame.replyTo) ?? '';
    this.host.trace?.({ ...this.names(), exchange, routingKey, replyTo, body: frame.body.slice() });
    const queues = this.host.route(exchange, routingKey);
    if (queues.length === 0) {
      const error = new RpcError(
        'UNROUTABLE',
        `no queue takes ${exchange}/${routingKey} on vhost ${this.vhost}`,
      );
      if (frame.durable) return Promise.reject(error);
      this.platform.clock.defer(() => this.returnTaker(frame.messageId, error));
      return Promise.resolve();
    }
    for (const queue of queues) this.host.push(queue, this.messageOf(frame));
    if (!frame.durable) return Promise.resolve();
    return new Promise((confirm) => {
      if (this.confirms.push(confirm) === 1) this.platform.clock.defer(() => this.confirm());
    });
  }

  private names() {
    return { vhost: this.vhost, user: this.user };
  }

  private confirm(): void {
    const due = this.confirms;
    this.confirms = [];
    for (const confirm of due) confirm();
  }

  private refusalOf({ body, route }: OutgoingFrame): RpcError | null {
    try {
      checkSize(body.length);
    } catch (error) {
      return error as RpcError;
    }
    const reason = this.readiness();
    if (reason !== null) return new RpcError('UNAVAILABLE', reason);
    const { permissions } = this.host;
    const { exchange, routingKey } = route;
    const refused = (what: string) =>
      new RpcError('PERMISSION_DENIED', `${this.user} may not write to ${what} on vhost ${this.vhost}`);
    if (!permissions.mayUse(this.user, 'write', exchange)) return refused(`exchange ${exchange}`);
    if (!permissions.mayRoute(this.user, exchange, routingKey)) return refused(`${exchange}/${routingKey}`);
    if (!this.host.hasExchange(exchange))
      return new RpcError('UNROUTABLE', `no exchange ${exchange} on vhost ${this.vhost}`);
    return null;
  }

  private messageOf(frame: OutgoingFrame): Message {
    const { expirationMs } = frame;
    return {
      body: frame.body.slice(),
      exchange: frame.route.exchange,
      routingKey: frame.route.routingKey,
      durable: frame.durable,
      messageId: frame.messageId,
      userId: this.user,
      replyTo: frame.wantsReply ? this.replyBox?.address : frame.replyTo,
      headers: { ...frame.headers },
      expiresAt: expirationMs === undefined ? Infinity : this.platform.clock.monotonic() + expirationMs,
      redelivered: false,
      deliveryCount: 0,
    };
  }

  reply(replyTo: string, body: Uint8Array): void {
    if (this.state !== 'up') return;
    if (this.host.permissions.mayUse(this.user, 'write', 'amq.default')) {
      const names = { ...this.names(), exchange: '', routingKey: replyTo, replyTo: '' };
      this.host.trace?.({ ...names, body: body.slice() });
      this.host.reply(replyTo, body.slice());
    } else this.platform.logger.error({ user: this.user, vhost: this.vhost }, 'a reply was refused');
  }

  onReply(take: (body: Uint8Array) => void): void {
    this.replyTaker = take;
  }

  onReturn(take: (messageId: string, error: RpcError) => void): void {
    this.returnTaker = take;
  }

  onDisconnect(take: () => void): void {
    this.disconnectTaker = take;
  }

  async subscribe(
    queue: string,
    { prefetch }: { prefetch: number },
    take: (delivery: Delivery) => void,
  ): Promise<Subscription> {
    if (!this.host.permissions.mayUse(this.user, 'read', queue))
      throw new RpcError(
        'PERMISSION_DENIED',
        `${this.user} may not read queue ${queue} on vhost ${this.vhost}`,
      );
    const found = this.host.queues.get(queue);
    if (!found) throw new RpcError('UNAVAILABLE', `no queue ${queue} on vhost ${this.vhost}`);
    const held: Held = { queue: found, prefetch, take, consumer: null, cancelled: false };
    this.subscriptions.add(held);
    if (this.state === 'up') this.consume(held);
    return {
      cancel: async () => {
        held.cancelled = true;
        if (held.consumer) remove(held.queue.consumers, held.consumer);
      },
    };
  }

  private consume(held: Held): void {
    const consumer: Consumer = {
      prefetch: held.prefetch,
      unacked: new Set(),
      deliver: (message) => held.take(this.deliveryOf(held.queue, consumer, message)),
    };
    held.consumer = consumer;
    held.queue.consumers.push(consumer);
    this.host.touch(held.queue);
  }

  private deliveryOf(queue: MemoryQueue, consumer: Consumer, message: Message): Delivery {
    const epoch = this.epoch;
    const isLost = () => epoch !== this.epoch;
    return {
      get lost() {
        return isLost();
      },
      body: message.body,
      routingKey: message.routingKey,
      redelivered: message.redelivered,
      deliveryCount: queue.kind === 'casts' ? message.deliveryCount : Number(message.redelivered),
      userId: message.userId,
      messageId: message.messageId,
      replyTo: message.replyTo,
      headers: message.headers,
      flushed: () => Promise.resolve(),
      ack: () => void this.host.settle(queue, consumer, message),
      reject: () => {
        if (this.host.settle(queue, consumer, message)) this.host.putBack(queue, [message]);
      },
    };
  }

  async listeners(queue: string): Promise<number> {
    return (await this.backlog(queue)).consumers;
  }

  async backlog(queue: string): Promise<Backlog> {
    const reason = this.readiness();
    if (reason !== null) throw new RpcError('UNAVAILABLE', reason);
    const found = this.host.queues.get(queue);
    return { waiting: found?.depth ?? 0, consumers: found?.consumers.length ?? 0 };
  }

  readiness(): string | null {
    if (this.state === 'closed') return `the connection to vhost ${this.vhost} is closed`;
    if (this.state === 'down') return `no connection to vhost ${this.vhost}`;
    return this.host.blocked === null ? null : `vhost ${this.vhost} is blocked: ${this.host.blocked}`;
  }

  /** Loses the connection: what was handed out goes back, replies on their way are lost. */
  drop(): void {
    if (this.state !== 'up') return;
    this.state = 'down';
    this.letGo();
    this.disconnectTaker();
    this.reconnectLater();
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.cancelReconnect();
    this.letGo();
    this.subscriptions.clear();
    this.onClosed();
    this.disconnectTaker();
  }

  private open(): void {
    this.state = 'up';
    this.replyBox = this.host.openReplyBox((body) => this.replyTaker(body));
    for (const held of this.subscriptions) if (!held.cancelled) this.consume(held);
  }

  private letGo(): void {
    this.epoch += 1;
    this.replyBox?.close();
    for (const held of this.subscriptions) {
      const { consumer, queue } = held;
      if (!consumer) continue;
      remove(queue.consumers, consumer);
      const unacked = [...consumer.unacked];
      consumer.unacked.clear();
      held.consumer = null;
      if (unacked.length > 0) this.host.putBack(queue, unacked);
    }
  }

  private reconnectLater(): void {
    this.cancelReconnect = this.platform.clock.after(reconnectMs, () => {
      if (this.state !== 'down') return;
      if (this.host.stopped) this.reconnectLater();
      else this.open();
    });
  }
}

function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

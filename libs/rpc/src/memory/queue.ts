import type { Queue as QueueLayout } from '@cellflow/topology';

/** A message as the broker holds it. */
export interface Message {
  readonly body: Uint8Array;
  readonly exchange: string;
  readonly routingKey: string;
  readonly durable: boolean;
  readonly messageId: string;
  readonly userId: string;
  readonly replyTo: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Monotonic ms; Infinity where it does not expire. */
  readonly expiresAt: number;
  redelivered: boolean;
  deliveryCount: number;
}

/** Somebody who takes from a queue. */
export interface Consumer {
  readonly prefetch: number;
  readonly unacked: Set<Message>;
  deliver(message: Message): void;
}

/** One queue: messages in order, put-back ones in front, consumers in turn. */
export class MemoryQueue {
  readonly name: string;
  readonly kind: QueueLayout['kind'];
  readonly consumers: Consumer[] = [];
  private ready: Message[] = [];
  private head = 0;
  private turn = 0;

  constructor(layout: QueueLayout) {
    this.name = layout.name;
    this.kind = layout.kind;
  }

  get depth(): number {
    return this.ready.length - this.head;
  }

  get unacked(): number {
    return this.consumers.reduce((sum, consumer) => sum + consumer.unacked.size, 0);
  }

  list(): readonly Message[] {
    return this.ready.slice(this.head);
  }

  push(message: Message): void {
    this.ready.push(message);
  }

  putBack(messages: readonly Message[]): void {
    this.ready = [...messages, ...this.ready.slice(this.head)];
    this.head = 0;
  }

  keep(condition: (message: Message) => boolean): void {
    this.ready = this.list().filter(condition);
    this.head = 0;
  }

  /** Hands out what consumers have room for. */
  pump(now: number): void {
    while (this.head < this.ready.length) {
      const consumer = this.nextConsumer();
      if (!consumer) break;
      const message = this.ready[this.head]!;
      this.head += 1;
      if (message.expiresAt <= now) continue;
      consumer.unacked.add(message);
      consumer.deliver(message);
    }
    if (this.head > 1_024 || this.head === this.ready.length) {
      this.ready = this.ready.slice(this.head);
      this.head = 0;
    }
  }

  private nextConsumer(): Consumer | null {
    for (let tried = 0; tried < this.consumers.length; tried += 1) {
      this.turn = (this.turn + 1) % this.consumers.length;
      const consumer = this.consumers[this.turn]!;
      if (consumer.unacked.size < consumer.prefetch) return consumer;
    }
    return null;
  }
}

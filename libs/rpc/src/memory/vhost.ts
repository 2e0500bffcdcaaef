import type { Clock } from '@cellflow/platform';
import { deadLetterExchange, deliveryLimit } from '@cellflow/topology';
import type { Vhost as VhostLayout } from '@cellflow/topology';
import type { Published } from '../published.ts';
import { permissionsOf } from './permissions.ts';
import type { Permissions } from './permissions.ts';
import { MemoryQueue } from './queue.ts';
import type { Consumer, Message } from './queue.ts';
import { matchesTopic } from './topic.ts';

/** The exchanges, queues and walls of one vhost. */
export class MemoryVhost {
  readonly name: string;
  readonly permissions: Permissions;
  readonly queues = new Map<string, MemoryQueue>();
  /** Why publishers are held up ("low on memory"), or null. */
  blocked: string | null = null;
  stopped = false;
  /** Told of everything that is let in. */
  trace: ((published: Published) => void) | undefined;
  private readonly layout: VhostLayout;
  private readonly clock: Clock;
  private readonly routesOf = new Map<string, readonly MemoryQueue[]>();
  private dirty = new Set<MemoryQueue>();
  private replyBoxes = new Map<string, (body: Uint8Array) => void>();
  private lastReplyBox = 0;

  constructor(layout: VhostLayout, clock: Clock) {
    this.layout = layout;
    this.name = layout.name;
    this.clock = clock;
    this.permissions = permissionsOf(layout);
    for (const queue of layout.queues) this.queues.set(queue.name, new MemoryQueue(queue));
  }

  hasExchange(name: string): boolean {
    return this.layout.exchanges.includes(name);
  }

  /** The queues that a message goes to, each once. */
  route(exchange: string, routingKey: string): readonly MemoryQueue[] {
    const key = `${exchange}\n${routingKey}`;
    let found = this.routesOf.get(key);
    if (!found) {
      const names = new Set(
        this.layout.bindings
          .filter((binding) => binding.exchange === exchange && matchesTopic(binding.routingKey, routingKey))
          .map((binding) => binding.queue),
      );
      found = [...names].flatMap((name) => this.queues.get(name) ?? []);
      this.routesOf.set(key, found);
    }
    return found;
  }

  push(queue: MemoryQueue, message: Message): void {
    queue.push(message);
    this.touch(queue);
  }

  /** Hands out at the end of the turn: a broker is never faster than the event loop. */
  touch(queue: MemoryQueue): void {
    this.dirty.add(queue);
    if (this.dirty.size === 1) this.clock.defer(() => this.pump());
  }

  private pump(): void {
    const due = this.dirty;
    this.dirty = new Set();
    const now = this.clock.monotonic();
    for (const queue of due) queue.pump(now);
  }

  settle(queue: MemoryQueue, consumer: Consumer, message: Message): boolean {
    const was = consumer.unacked.delete(message);
    if (was) this.touch(queue);
    return was;
  }

  /** Back to the front of the queue; a quorum queue counts it and gives up past its limit. */
  putBack(queue: MemoryQueue, messages: readonly Message[]): void {
    const back: Message[] = [];
    for (const message of messages) {
      message.redelivered = true;
      message.deliveryCount += 1;
      if (queue.kind === 'casts' && message.deliveryCount > deliveryLimit) this.deadLetter(queue, message);
      else back.push(message);
    }
    queue.putBack(back);
    this.touch(queue);
  }

  private deadLetter(queue: MemoryQueue, message: Message): void {
    const { exchange, routingKey } = message;
    const death = {
      queue: queue.name,
      reason: 'delivery_limit',
      count: 1,
      exchange,
      'routing-keys': [routingKey],
    };
    const headers = {
      ...message.headers,
      'x-death': [death],
      'x-first-death-queue': queue.name,
      'x-first-death-reason': 'delivery_limit',
      'x-first-death-exchange': exchange,
    };
    const letter = { ...message, exchange: deadLetterExchange, routingKey: queue.name, headers };
    for (const target of this.route(deadLetterExchange, queue.name))
      this.push(target, { ...letter, redelivered: false, deliveryCount: 0 });
  }

  openReplyBox(take: (body: Uint8Array) => void): { address: string; close(): void } {
    const address = `amq.rabbitmq.reply-to.${(this.lastReplyBox += 1)}`;
    this.replyBoxes.set(address, take);
    return { address, close: () => this.replyBoxes.delete(address) };
  }

  /** At most once: nothing where the caller is gone. */
  reply(address: string, body: Uint8Array): void {
    this.clock.defer(() => this.replyBoxes.get(address)?.(body));
  }

  /** What a restart loses. */
  forgetTransient(): void {
    for (const queue of this.queues.values()) queue.keep((message) => message.durable);
  }
}

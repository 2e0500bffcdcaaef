import type { ConsumeMessage, Channel } from 'amqplib';
import type { Clock } from '@cellflow/platform';

const out = 0;
const acked = 1;
const settled = 2;

/** The part of a message that amqplib reads to settle it. */
const message = (deliveryTag: number) => ({ fields: { deliveryTag } }) as ConsumeMessage;

/** Acks wait this long for company: a consumer with room left does not depend on them, ms. */
const gatherMs = 1;

/**
 * The acks of one channel, sent together: one "up to here" for the unbroken row at the front, single ones for what was
 * done out of order. With an eighth of the prefetch waiting they leave at the end of the turn.
 */
export class Acks {
  private readonly channel: Channel;
  private readonly clock: Clock;
  private readonly prefetch: number;
  private readonly crowd: number;
  /** What became of each delivery tag from `base` on. */
  private window: number[] = [];
  private base = 1;
  private pending: number[] = [];
  private open = true;

  constructor(channel: Channel, clock: Clock, prefetch: number) {
    this.channel = channel;
    this.clock = clock;
    this.prefetch = prefetch;
    this.crowd = Math.max(1, Math.floor(prefetch / 8));
  }

  get isOpen(): boolean {
    return this.open;
  }

  handedOut(): void {
    this.window.push(out);
  }

  ack(tag: number): void {
    if (!this.take(tag, acked)) return;
    const count = this.pending.push(tag);
    if (count === 1) this.clock.after(gatherMs, () => this.flush());
    if (count === this.crowd) this.clock.defer(() => this.flush());
  }

  reject(tag: number): void {
    if (this.take(tag, settled)) this.send(() => this.channel.reject(message(tag), true));
  }

  /** Of a channel that is gone: the broker has put everything back already. */
  close(): void {
    this.open = false;
    this.pending = [];
  }

  flush(): void {
    const due = this.pending;
    this.pending = [];
    if (!this.open || due.length === 0) return;
    const upTo = this.advance();
    this.send(() => {
      if (upTo > 0) this.channel.ack(message(upTo), true);
      for (const tag of due) {
        if (tag < this.base) continue;
        this.window[tag - this.base] = settled;
        this.channel.ack(message(tag));
      }
    });
  }

  /** amqplib throws on a channel that is closing: then all of this comes again. */
  private send(act: () => void): void {
    try {
      act();
    } catch {
      this.close();
    }
  }

  /** A channel does one thing after the other: when it has answered this, it has done the acks before it. */
  async flushed(): Promise<void> {
    this.flush();
    if (this.open) await this.channel.prefetch(this.prefetch).catch(() => undefined);
  }

  /** Moves over the settled front. Returns the last tag there that is still to be acked, or 0. */
  private advance(): number {
    let count = 0;
    let upTo = 0;
    while (count < this.window.length && this.window[count] !== out) {
      if (this.window[count] === acked) upTo = this.base + count;
      count += 1;
    }
    if (count > 0) {
      this.window.splice(0, count);
      this.base += count;
    }
    return upTo;
  }

  private take(tag: number, state: number): boolean {
    const index = tag - this.base;
    if (!this.open || index < 0 || this.window[index] !== out) return false;
    this.window[index] = state;
    return true;
  }
}

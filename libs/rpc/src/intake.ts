import type { Cancel, Platform } from '@cellflow/platform';

/** A message that waits for a free place. */
export interface Runnable {
  /** Bytes of its body. */
  readonly size: number;
  run(): void;
}

/** A running message with a limit. */
export interface Timed {
  readonly deadline: number;
  expire(): void;
}

/** What runs at once at most. */
interface Limits {
  readonly handlers: number;
  /** Of messages; one that is larger runs alone. */
  readonly bytes: number;
}

/** Bounds what runs at once, and watches the deadlines of handlers with one timer. */
export class Intake {
  private readonly platform: Platform;
  private readonly limits: Limits;
  private running = 0;
  private bytes = 0;
  private held = 0;
  private queue: Runnable[] = [];
  private head = 0;
  private pumping = false;
  private readonly timed = new Set<Timed>();
  private wakeAt = Infinity;
  private cancelWake: Cancel = () => undefined;
  private waitingForIdle: (() => void)[] = [];

  constructor(platform: Platform, limits: Limits) {
    this.platform = platform;
    this.limits = limits;
  }

  /** Runs it now, or when a place is free, in order. */
  admit(work: Runnable): void {
    this.queue.push(work);
    this.pump();
  }

  /** A place is free again. */
  leave({ size }: Runnable): void {
    this.running -= 1;
    this.bytes -= size;
    this.pump();
    this.checkIdle();
  }

  /** A loop, not a recursion: a long row of messages that fail on the spot must not nest. */
  private pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    while (this.head < this.queue.length) {
      const next = this.queue[this.head]!;
      if (!this.fits(next)) break;
      this.head += 1;
      if (this.head === this.queue.length) {
        this.queue = [];
        this.head = 0;
      }
      this.running += 1;
      this.bytes += next.size;
      next.run();
    }
    this.pumping = false;
  }

  private fits({ size }: Runnable): boolean {
    const { handlers, bytes } = this.limits;
    return this.running === 0 || (this.running < handlers && this.bytes + size <= bytes);
  }

  /** Work beside the handlers that a drain waits for. */
  hold(work: Promise<void>): void {
    this.held += 1;
    void work.finally(() => {
      this.held -= 1;
      this.checkIdle();
    });
  }

  watch(work: Timed): void {
    this.timed.add(work);
    this.wakeBy(work.deadline);
  }

  unwatch(work: Timed): void {
    this.timed.delete(work);
  }

  /** Resolves when nothing runs, waits or is held. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.waitingForIdle.push(resolve);
      this.checkIdle();
    });
  }

  private checkIdle(): void {
    if (this.running > 0 || this.held > 0 || this.queue.length > 0) return;
    const waiting = this.waitingForIdle;
    this.waitingForIdle = [];
    for (const resolve of waiting) resolve();
  }

  private wakeBy(at: number): void {
    if (at >= this.wakeAt) return;
    this.cancelWake();
    this.wakeAt = at;
    const waitMs = Math.max(1, Math.ceil(at - this.platform.clock.monotonic()));
    this.cancelWake = this.platform.clock.after(waitMs, () => this.wake());
  }

  private wake(): void {
    const now = this.platform.clock.monotonic();
    this.wakeAt = Infinity;
    let next = Infinity;
    for (const work of [...this.timed]) {
      if (work.deadline <= now) {
        this.timed.delete(work);
        work.expire();
      } else if (work.deadline < next) next = work.deadline;
    }
    if (next < Infinity) this.wakeBy(next);
  }
}

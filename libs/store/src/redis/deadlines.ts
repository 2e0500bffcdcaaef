import type { Cancel, Clock } from '@cellflow/platform';

/** One call to the store that has not been answered yet. */
export interface PendingCall {
  settled: boolean;
  expire(): void;
}

/** Expires calls a fixed time after they were added. One timer for all: they end in the order they began. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #calls: { readonly call: PendingCall; readonly at: number }[] = [];
  #first = 0;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  add(call: PendingCall): void {
    this.#calls.push({ call, at: this.#clock.monotonic() + this.#timeoutMs });
    if (this.#cancel === null) this.#arm(this.#timeoutMs);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Forgets answered calls, so that they are not kept until the timer fires. */
  forgetSettled(): void {
    while (this.#calls[this.#first]?.call.settled) this.#first += 1;
    if (this.#first < 1024 && this.#first < this.#calls.length) return;
    this.#calls = this.#calls.slice(this.#first);
    this.#first = 0;
    if (this.#calls.length === 0) this.stop();
  }

  #arm(ms: number): void {
    this.#cancel = this.#clock.after(ms, () => this.#sweep());
  }

  #sweep(): void {
    this.#cancel = null;
    const now = this.#clock.monotonic();
    for (let next = this.#calls[this.#first]; next; next = this.#calls[this.#first]) {
      if (!next.call.settled && next.at > now) return this.#arm(Math.max(1, next.at - now));
      this.#first += 1;
      if (!next.call.settled) next.call.expire();
    }
    this.forgetSettled();
  }
}

import type { Clock } from '@cellflow/platform';

interface Waiter {
  readonly revision: number;
  resolve(): void;
}

/**
 * Up to which revision the memory has everything. Own commits are in it before their ledger entries come round, so
 * they count as soon as nothing is missing before them.
 */
export class Watermark {
  #value = 0;
  readonly #ahead = new Set<number>();
  #waiters: Waiter[] = [];

  /** The last revision up to which the memory has everything. */
  get value(): number {
    return this.#value;
  }

  /** The memory has everything up to this revision. */
  reach(revision: number): void {
    if (revision > this.#value) this.#value = revision;
    for (const ahead of this.#ahead) if (ahead <= this.#value) this.#ahead.delete(ahead);
    while (this.#ahead.delete(this.#value + 1)) this.#value += 1;
    if (this.#waiters.length === 0) return;
    const waiting = this.#waiters;
    this.#waiters = waiting.filter((waiter) => waiter.revision > this.#value);
    for (const waiter of waiting) if (waiter.revision <= this.#value) waiter.resolve();
  }

  /** The memory has this one revision. */
  note(revision: number): void {
    if (revision === this.#value + 1) this.reach(revision);
    else if (revision > this.#value) this.#ahead.add(revision);
  }

  /** The memory was read anew as of this revision. */
  reset(revision: number): void {
    this.#value = revision;
    this.#ahead.clear();
    this.reach(revision);
  }

  /** Whether the revision is reached within the time given. */
  reaches(
    revision: number,
    { clock, withinMs }: { readonly clock: Pick<Clock, 'after'>; readonly withinMs: number },
  ): Promise<boolean> {
    if (revision <= this.#value) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        revision,
        resolve() {
          cancel();
          resolve(true);
        },
      };
      const cancel = clock.after(withinMs, () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        resolve(false);
      });
      this.#waiters.push(waiter);
    });
  }
}

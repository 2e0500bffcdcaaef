import type { Clock } from '@cellflow/platform';
import type { StoredRecord } from '../store.ts';

interface Held extends StoredRecord {
  /** On the monotonic clock; Infinity for good. */
  readonly expiresAt: number;
}

/** Records by key. One whose time has run out is as good as gone. */
export class MemoryRecords {
  readonly #clock: Clock;
  readonly #held = new Map<string, Held>();
  /** Keys that will expire, in the order they were put. */
  readonly #expiring = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  copy(): MemoryRecords {
    const copy = new MemoryRecords(this.#clock);
    for (const [key, held] of this.#held) copy.#held.set(key, held);
    for (const key of this.#expiring) copy.#expiring.add(key);
    return copy;
  }

  get(key: string): StoredRecord | null {
    const held = this.#held.get(key);
    if (!held) return null;
    if (held.expiresAt > this.#clock.monotonic()) return { value: held.value, version: held.version };
    this.delete(key);
    return null;
  }

  /** Copies the value: the caller may use its buffer again. */
  put(key: string, value: Uint8Array, version: number, ttlMs: number | undefined): void {
    this.#expiring.delete(key);
    const expiresAt = ttlMs === undefined ? Infinity : this.#clock.monotonic() + ttlMs;
    this.#held.set(key, { value: new Uint8Array(value), version, expiresAt });
    if (ttlMs === undefined) return;
    this.#sweep();
    this.#expiring.add(key);
  }

  delete(key: string): void {
    this.#held.delete(key);
    this.#expiring.delete(key);
  }

  /** Frees the oldest records that have expired, so that records nobody reads again do not pile up. */
  #sweep(): void {
    const now = this.#clock.monotonic();
    for (const key of this.#expiring) {
      if ((this.#held.get(key)?.expiresAt ?? 0) > now) return;
      this.delete(key);
    }
  }
}

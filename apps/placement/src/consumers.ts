import type { ConsumerRecord } from '@cellflow/contracts-placement';

/** A consumer as last known. `version` is the store's. */
export interface KnownConsumer {
  readonly record: ConsumerRecord;
  readonly version: number;
}

/**
 * The consumers this replica met last. Only a hint: what is decided on it is either committed on condition of the
 * version, or read again before it is answered.
 */
export class Consumers {
  readonly #known = new Map<string, KnownConsumer>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(uuid: string): KnownConsumer | null {
    return this.#known.get(uuid) ?? null;
  }

  put(record: ConsumerRecord, version: number): void {
    const before = this.#known.get(record.uuid);
    if (before && before.version >= version) return;
    this.#known.delete(record.uuid);
    this.#known.set(record.uuid, { record, version });
    if (this.#known.size <= this.#limit) return;
    for (const oldest of this.#known.keys()) return void this.#known.delete(oldest);
  }

  forget(uuid: string): void {
    this.#known.delete(uuid);
  }

  clear(): void {
    this.#known.clear();
  }
}

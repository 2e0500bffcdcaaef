import type { CandidateRecord } from '@cellflow/contracts-placement';

/** The candidates that were asked for last, up to a number of them. */
export class RecentCandidates {
  readonly #capacity: number;
  readonly #records = new Map<string, CandidateRecord>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(uuid: string): CandidateRecord | null {
    const record = this.#records.get(uuid);
    if (!record) return null;
    this.#records.delete(uuid);
    this.#records.set(uuid, record);
    return record;
  }

  set(uuid: string, record: CandidateRecord): void {
    this.#records.delete(uuid);
    this.#records.set(uuid, record);
    if (this.#records.size <= this.#capacity) return;
    for (const oldest of this.#records.keys()) return void this.#records.delete(oldest);
  }
}

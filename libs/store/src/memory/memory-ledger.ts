import { LedgerEvent } from '@cellflow/contracts-common';
import { compareLedgerIds, formatLedgerId, ledgerCapacity, parseLedgerId } from '../ledger-id.ts';
import type { LedgerId } from '../ledger-id.ts';
import { ledgerBatch } from '../store.ts';
import type { LedgerEntry } from '../store.ts';
import { firstWhere } from './ordered-index.ts';

/** An append-only list of events, kept encoded so that no reader shares an object with a writer. */
export class MemoryLedger {
  #entries: { readonly id: LedgerId; readonly bytes: Uint8Array }[] = [];
  readonly #wakers = new Set<() => void>();

  append(revision: number, events: readonly Uint8Array[]): void {
    events.forEach((bytes, n) => this.#entries.push({ id: { revision, n }, bytes }));
    if (this.#entries.length > ledgerCapacity * 1.1) this.#entries = this.#entries.slice(-ledgerCapacity);
    for (const wake of this.#wakers) wake();
    this.#wakers.clear();
  }

  copy(): MemoryLedger {
    const copy = new MemoryLedger();
    copy.#entries = [...this.#entries];
    return copy;
  }

  /** Has the entries of another one; those who wait go on waiting. */
  become(other: MemoryLedger): void {
    this.#entries = [...other.#entries];
  }

  head(): string {
    const last = this.#entries.at(-1);
    return last ? formatLedgerId(last.id) : '';
  }

  read(after: string, limit: number): LedgerEntry[] {
    const id = parseLedgerId(after);
    const from = firstWhere(this.#entries, (entry) => after === '' || compareLedgerIds(entry.id, id) > 0);
    return this.#entries
      .slice(from, from + limit)
      .map((entry) => ({ id: formatLedgerId(entry.id), event: LedgerEvent.decode(entry.bytes) }));
  }

  async *follow(after: string, signal: AbortSignal): AsyncGenerator<LedgerEntry[]> {
    for (let last = after; !signal.aborted;) {
      const entries = this.read(last, ledgerBatch);
      if (entries.length === 0) {
        await this.#appended(signal);
        continue;
      }
      last = (entries.at(-1) as LedgerEntry).id;
      yield entries;
    }
  }

  #appended(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#wakers.delete(wake);
        resolve();
      };
      this.#wakers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}

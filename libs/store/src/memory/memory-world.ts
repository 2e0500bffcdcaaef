import { LedgerEvent } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import { isEffective } from '../check-commit.ts';
import type { Epoch } from '../continuity/epoch.ts';
import type { Found } from '../continuity/judge.ts';
import { lostRevisions } from '../ledger-id.ts';
import type { Commit, CommitResult, Expectation } from '../store.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { MemoryRecords } from './memory-records.ts';
import { OrderedIndex } from './ordered-index.ts';

/** The epoch that a commit begins, and the least revision that it comes behind. */
export interface Beginning extends Omit<Epoch, 'since'> {
  readonly floor: number | null;
}

interface Copy {
  readonly records: MemoryRecords;
  readonly indexes: Map<string, OrderedIndex>;
  readonly ledger: MemoryLedger;
  readonly revision: number;
  readonly epochs: readonly Epoch[];
}

/** The data of one scope in this process, which any number of users share. */
export class MemoryWorld {
  readonly #clock: Pick<Platform['clock'], 'monotonic'>;
  records: MemoryRecords;
  indexes = new Map<string, OrderedIndex>();
  readonly ledger = new MemoryLedger();
  /** Told when it went backwards: where there is a server, everybody has to connect anew. */
  readonly users = new Set<() => void>();
  #revision = 0;
  #epochs: readonly Epoch[] = [];
  #copies: Copy[] = [];
  #remembered = 0;

  constructor({ clock }: Pick<Platform, 'clock'>) {
    this.#clock = clock;
    this.records = new MemoryRecords(clock);
  }

  get found(): Found {
    return { epochs: this.#epochs, revision: this.#revision };
  }

  /** Applies a commit that was checked, or none of it. The epoch, where one is to begin, begins with it. */
  apply(change: Commit, begins: Beginning | null): CommitResult {
    const events = (change.ledger ?? []).map((event) => LedgerEvent.encode(event));
    const unmet = change.expect?.find((expectation) => !this.#met(expectation));
    if (unmet) return { committed: false, conflict: unmet.key };
    if (!isEffective(change)) return { committed: true, version: this.#revision };
    if (this.#remembered > 0) this.#copies = [...this.#copies, this.#copy()].slice(-this.#remembered);
    if (begins) this.#begin(begins);
    const revision = (this.#revision += 1);
    for (const { key, value, ttlMs } of change.put ?? []) this.records.put(key, value, revision, ttlMs);
    for (const key of change.delete ?? []) this.records.delete(key);
    for (const { index, member, score } of change.index ?? []) this.#changeIndex(index, member, score);
    if (events.length > 0) this.ledger.append(revision, events);
    return { committed: true, version: revision };
  }

  rememberCommits(count: number): void {
    this.#remembered = count;
  }

  /** As a server that was started anew after a crash: whoever keeps the scope notes that it is another one. */
  loseCommits(count: number, epochId: string): number {
    const at = Math.max(0, this.#copies.length - count);
    const copy = this.#copies[at];
    if (!copy) return 0;
    const lost = this.#copies.length - at;
    this.#copies = this.#copies.slice(0, at);
    this.#restore(copy);
    if (copy.epochs.length > 0) this.#begin({ id: epochId, start: 'resumed', floor: null });
    for (const compare of [...this.users]) compare();
    return lost;
  }

  empty(): void {
    const records = new MemoryRecords(this.#clock as Platform['clock']);
    this.#restore({ records, indexes: new Map(), ledger: new MemoryLedger(), revision: 0, epochs: [] });
  }

  #begin({ id, start, floor }: Beginning): void {
    this.#epochs = [{ id, start, since: this.#revision }, ...this.#epochs].slice(0, 16);
    if (floor !== null) this.#revision = Math.max(this.#revision, floor) + lostRevisions;
  }

  #met({ key, version }: Expectation): boolean {
    const found = this.records.get(key)?.version ?? 0;
    return version === 'exists' ? found !== 0 : found === version;
  }

  #changeIndex(name: string, member: string, score: number | null): void {
    const index = this.indexes.get(name) ?? new OrderedIndex();
    if (score === null) index.remove(member);
    else index.set(member, score);
    if (index.size === 0) this.indexes.delete(name);
    else this.indexes.set(name, index);
  }

  #copy(): Copy {
    const indexes = new Map([...this.indexes].map(([name, index]) => [name, index.copy()]));
    const [records, ledger] = [this.records.copy(), this.ledger.copy()];
    return { records, indexes, ledger, revision: this.#revision, epochs: this.#epochs };
  }

  #restore({ records, indexes, ledger, revision, epochs }: Copy): void {
    this.records = records;
    this.indexes = indexes;
    this.ledger.become(ledger);
    this.#revision = revision;
    this.#epochs = epochs;
  }
}

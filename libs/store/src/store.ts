import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import type { Cancel } from '@cellflow/platform';
import type { EpochStart } from './continuity/epoch.ts';
import type { Break } from './continuity/judge.ts';

/** A stored value. `version` is the revision of the commit that wrote it: it rises and is never used twice. */
export interface StoredRecord {
  readonly value: Uint8Array;
  readonly version: number;
}

/** `version: 0`: the key must not exist. `'exists'`: it must. A number: it must be at exactly that version. */
export interface Expectation {
  readonly key: string;
  readonly version: number | 'exists';
}

/** Puts `member` into an ordered index at `score`, or takes it out with `score: null`. */
export interface IndexChange {
  readonly index: string;
  readonly member: string;
  readonly score: number | null;
}

/** One atomic change of one scope's store: all of it, or, when an expectation fails, none of it. */
export interface Commit {
  readonly expect?: readonly Expectation[];
  readonly put?: readonly { readonly key: string; readonly value: Uint8Array; readonly ttlMs?: number }[];
  readonly delete?: readonly string[];
  readonly index?: readonly IndexChange[];
  /** Appended in order, in the same commit. */
  readonly ledger?: readonly Init<LedgerEvent>[];
  /**
   * Begins a new epoch with this commit; allowed where the store went backwards, and the only thing that is. Versions
   * that were lost are never used again. For the scope's owner only: everybody else's next commit is refused once.
   */
  readonly epoch?: 'recovering' | 'recovered';
}

/** `version` is the version that every record put by this commit now has. */
export type CommitResult =
  | { readonly committed: true; readonly version: number }
  | { readonly committed: false; readonly conflict: string };

export interface IndexEntry {
  readonly member: string;
  readonly score: number;
}

export interface RangeQuery {
  /** Highest score first; equal scores in descending member order. Default: lowest first, ascending. */
  readonly reverse?: boolean;
  /** Exclusive: start behind this entry in the chosen direction, whether or not it is still there. */
  readonly after?: IndexEntry;
  /** Inclusive bounds on the score. */
  readonly min?: number;
  readonly max?: number;
  readonly limit: number;
}

/** `id` orders entries ("<revision>-<n>"); the empty string is before the first. */
export interface LedgerEntry {
  readonly id: string;
  readonly event: LedgerEvent;
}

/** What one user of a scope has seen of it at its highest. */
export interface Continuity {
  /** Id of the epoch; "" while the scope was not seen to have one. */
  readonly epoch: string;
  /** How that epoch began; null without one. */
  readonly start: EpochStart | null;
  /** The scope's owner has found that something was lost, and has not recovered it yet. */
  readonly recovering: boolean;
  readonly revision: number;
  /** Why the store is not the one that was seen; null while it is. */
  readonly broken: Break | null;
}

/** The most entries that a follower of a ledger is given at once. */
export const ledgerBatch = 512;

/**
 * The memory of one scope ("api", "cell1", "placement"...). Keys are within the scope: "instance:<uuid>".
 *
 * Every call has its own deadline and rejects with StoreError: `TIMEOUT` means that the outcome of a commit is not
 * known (ask again: commits are conditional), `UNAVAILABLE` that nothing was done, `REFUSED` that the store's
 * permissions forbid it, `BACKWARDS` that nothing was done because the store lacks what this user has seen of it, or
 * because its owner began a new epoch: then what was read before must be read again.
 */
export interface Store {
  readonly scope: string;
  get(key: string): Promise<StoredRecord | null>;
  getMany(keys: readonly string[]): Promise<(StoredRecord | null)[]>;
  /** Commits of one event-loop turn travel together; each succeeds or conflicts on its own. */
  commit(change: Commit): Promise<CommitResult>;
  range(index: string, query: RangeQuery): Promise<IndexEntry[]>;
  count(index: string): Promise<number>;
  /** Entries behind `after`, oldest first. */
  readLedger(query: { after: string; limit: number }): Promise<LedgerEntry[]>;
  /**
   * Entries behind `after` as they come, in batches of at most `ledgerBatch`; one that is shorter ends with the end of
   * a commit. Ends when the signal aborts.
   */
  followLedger(after: string, signal: AbortSignal): AsyncIterable<LedgerEntry[]>;
  /** Id of the newest entry, "" when there is none. */
  ledgerHead(): Promise<string>;
  /**
   * What was seen of the scope. It is compared with the store on every connect and by every commit; a commit is never
   * taken by a store that lacks something of it.
   */
  continuity(): Continuity;
  /** Compares with the store now: whether its owner has begun another epoch, or something was lost. */
  compareContinuity(): Promise<Continuity>;
  /** Calls back when the store is found to have gone backwards, been emptied, or been replaced. */
  onBackwards(act: (broken: Break) => void): Cancel;
  /**
   * The store's own wall clock, ms since the epoch: those who share a store agree on it, however far off their own clocks
   * are. The caller's own until the store was heard.
   */
  now(): number;
  /** Why the store cannot be used just now, or null. */
  readiness(): string | null;
  close(): Promise<void>;
}

export type StoreErrorCode = 'TIMEOUT' | 'UNAVAILABLE' | 'REFUSED' | 'BACKWARDS';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

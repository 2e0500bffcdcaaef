import type { Instance } from '@cellflow/contracts-common';
import type { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import type { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { LedgerEntry } from '@cellflow/store';
import type { Exhibit } from './exhibits.ts';

/** One guest that runs on a fake host, as that host's guest log tells it. */
export interface Guest {
  readonly instanceUuid: string;
  readonly attempt: number;
  readonly host: string;
}

/** One boot request that the API accepted, as the client wrote it down. */
export interface AcceptedRequest {
  /** In the order of their launch index. */
  readonly instanceUuids: readonly string[];
  /** How many servers were asked for. */
  readonly count: number;
  readonly flavorRef: string;
}

/** One cell, cell0 included, as its store remembers it. */
export interface CellState {
  readonly name: string;
  /** Every record there is, those of deleted servers included. */
  readonly instances: readonly Instance[];
  readonly ledger: readonly LedgerEntry[];
}

/** The whole state of a cloud at rest: no call in flight, all queues empty. What every check is asked about. */
export interface CloudSnapshot {
  /** null where the load was not written down; the checks that need it then find nothing. */
  readonly accepted: readonly AcceptedRequest[] | null;
  /** Servers that requests of unknown outcome may have made. Default: 0. */
  readonly perhapsAccepted?: number;
  /** Servers whose delete was accepted. */
  readonly deleted: readonly string[];
  readonly api: {
    readonly mappings: readonly InstanceMapping[];
    readonly buildRequests: readonly BuildRequest[];
    readonly ledger: readonly LedgerEntry[];
  };
  readonly cells: readonly CellState[];
  readonly placement: {
    readonly providers: readonly ProviderRecord[];
    readonly consumers: readonly ConsumerRecord[];
    readonly ledger: readonly LedgerEntry[];
  };
  /** null where the guest logs cannot be read. */
  readonly guests: readonly Guest[] | null;
  /** Alternates that the super-conductor asks for: max_attempts - 1. */
  readonly alternates: number;
}

/** One fact that contradicts an invariant. */
export interface Violation {
  /** "I4". */
  readonly invariant: string;
  /** What is wrong, with the names and numbers that show it. */
  readonly message: string;
  /** The server it is about; "" where it is about none. */
  readonly instanceUuid: string;
  /** The smallest sub-history that shows it: these entries and no others. */
  readonly shows: readonly Exhibit[];
}

/** Looks for everything in a snapshot that contradicts one invariant. */
export type Check = (snapshot: CloudSnapshot) => Violation[];

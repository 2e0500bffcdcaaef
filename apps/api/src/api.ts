import type { Compute } from '@cellflow/contracts-cell';
import type { SuperConductor } from '@cellflow/contracts-global';
import type { Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import type { Client, Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import type { Background } from './background.ts';
import type { Deletions } from './deletion/deletions.ts';
import type { Flavors } from './flavors/flavors.ts';
import type { Outbox } from './outbox/outbox.ts';

/** How the API reaches one cell. `transport` is null for cell0, which has no hosts. */
export interface CellConnection {
  readonly name: string;
  readonly transport: Transport | null;
  readonly store: Store;
}

/** One cell as handlers see it. */
export interface Cell {
  readonly name: string;
  readonly store: Store;
  readonly compute: Client<typeof Compute> | null;
}

/** Limits and times of one API process, in ms where the name says so. */
export interface ApiSettings {
  /** How long a cell may take before it counts as down for this one request. */
  readonly deadCellTimeoutMs: number;
  /** A compute that was not heard of for this long is down. */
  readonly serviceDownMs: number;
  /** Outbox entries younger than this are left to the process that wrote them. */
  readonly outboxGraceMs: number;
  /** How long everything must have been in the super-conductors' hands before a message counts as gone. */
  readonly redriveAfterMs: number;
  /** How often a message that is gone is sent again before its servers are buried. */
  readonly maxRedrives: number;
  /** What is written into a server's `max_attempts`. */
  readonly maxAttempts: number;
}

/** Everything a handler may use. */
export interface Api {
  readonly settings: ApiSettings;
  readonly platform: Platform;
  readonly store: Store;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly superConductor: Client<typeof SuperConductor>;
  readonly placement: Client<typeof Placement>;
  readonly flavors: Flavors;
  readonly outbox: Outbox;
  readonly deletions: Deletions;
  readonly background: Background;
}

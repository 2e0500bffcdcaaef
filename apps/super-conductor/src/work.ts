import type { Compute } from '@cellflow/contracts-cell';
import type { RequestSpec } from '@cellflow/contracts-common';
import type { Scheduler } from '@cellflow/contracts-global';
import type { Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import type { OpenStore } from '@cellflow/outages';
import type { Client, RequestContext } from '@cellflow/rpc';
import type { SuperConductorConfig } from './config.ts';
import type { PlacementFence } from './placement-fence.ts';

/** A cell as it is reached from above. */
export interface Cell {
  readonly name: string;
  readonly store: OpenStore;
  /** Null for cell0. */
  readonly compute: Client<typeof Compute> | null;
  readonly placementFence: PlacementFence;
}

/** What every act of this replica works with. */
export interface Work {
  readonly config: SuperConductorConfig;
  readonly platform: Platform;
  /** The API store. */
  readonly store: OpenStore;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly scheduler: Client<typeof Scheduler>;
  readonly placement: Client<typeof Placement>;
}

/** One message being worked on. */
export interface Run extends RequestContext {
  readonly messageId: string;
  readonly signal: AbortSignal;
  /** Shared by all servers of the message. */
  readonly spec: RequestSpec;
  /** Attempts a server has: 1 where retry is off. */
  readonly maxAttempts: number;
  /** Where each cell's fence stood before the servers were scheduled. */
  readonly fences: ReadonlyMap<string, number>;
}

export const cell0Name = 'cell0';

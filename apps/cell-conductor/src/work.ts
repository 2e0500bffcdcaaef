import type { Compute } from '@cellflow/contracts-cell';
import type { Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import type { Client, RequestContext } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import type { CellConductorConfig } from './config.ts';
import type { PlacementFence } from './recovery/placement-fence.ts';
import type { RecordCache } from './record-cache.ts';

/** What every act of this replica works with. */
export interface Work {
  readonly config: CellConductorConfig;
  readonly platform: Platform;
  readonly store: Pick<Store, 'get' | 'getMany' | 'commit' | 'range'>;
  readonly placement: Client<typeof Placement>;
  readonly compute: Client<typeof Compute>;
  readonly records: RecordCache;
  readonly placementFence: PlacementFence;
  /** Of the cell's own store, as far as this replica has seen. */
  storeEpoch(): string;
  /** Servers whose retry this replica is working on. */
  readonly retrying: Set<string>;
}

/** What failpoints are told of a report. */
export const factsOf = (report: {
  readonly instanceUuid: string;
  readonly attempt: number;
  readonly host: string;
}) => ({ instance: report.instanceUuid, attempt: report.attempt, host: report.host });

/** On whose behalf an act runs, and until when. */
export interface Run extends RequestContext {
  readonly messageId: string;
  readonly signal: AbortSignal;
}

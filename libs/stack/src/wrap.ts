import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import type { Topology } from '@cellflow/topology';

/**
 * Stands between the services of one process and what they are connected to: to break a cloud on purpose, the way a
 * defect of a service would.
 */
export interface Wrap {
  transport?(transport: Transport): Transport;
  store?(store: Store, user: string): Store;
  /** What the broker takes for its layout and walls. */
  topology?(topology: Topology): Topology;
}

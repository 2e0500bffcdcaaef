import type { Platform } from '@cellflow/platform';
import type { Servers, ServiceHandle, Stack } from '@cellflow/stack';
import type { Undo } from '../leases/remedy.ts';
import type { Proxy } from '../proxy/proxy.ts';
import type { BrokerAdmin } from './broker-admin.ts';
import type { StoreAdmin } from './store-admin.ts';

/** The way of one service to one vhost of the broker or one scope of the store, through a proxy of its own. */
export interface Link {
  /** Id of the service, as the stack names it. */
  readonly service: string;
  readonly server: 'broker' | 'store';
  /** The vhost or the scope: "placement", "cell1". */
  readonly scope: string;
  readonly proxy: Proxy;
}

/** A service of the cloud, with what faults need of it. */
export interface ChaosService extends ServiceHandle {
  /** "placement-2", "cell1-conductor", "cell1-compute-2": how scenarios name it; its id does as well. */
  readonly alias: string;
  readonly links: readonly Link[];
  readonly healthUrl: string;
  /** The environment of its next start. */
  readonly env: Record<string, string>;
  /** Resolves when it says that it is ready; rejects when it does not within `timeoutMs`. */
  untilReady(timeoutMs: number): Promise<void>;
}

/** A cloud of processes that can be broken in every way that there is a fault for. */
export interface ChaosCloud {
  readonly platform: Platform;
  readonly stack: Stack & { readonly logDir: string };
  readonly servers: Servers;
  readonly services: readonly ChaosService[];
  readonly broker: BrokerAdmin;
  readonly store: StoreAdmin;
  /** Where a fault notes, before it acts, how somebody else takes it back. */
  readonly undo: Undo;
}

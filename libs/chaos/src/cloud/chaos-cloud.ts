import type { Platform } from '@cellflow/platform';
import type { Servers, ServiceHandle, Stack } from '@cellflow/stack';
import type { Noted, Remedy, Undo } from '../leases/remedy.ts';
import type { Proxy } from '../proxy/proxy.ts';
import type { BrokerAdmin } from './broker-admin.ts';
import type { StoreAdmin } from './store-admin.ts';

/** The way of one service to one vhost of the broker or one scope of the store. */
export interface Link {
  /** Id of the service, as the stack names it. */
  readonly service: string;
  readonly server: 'broker' | 'store';
  /** The vhost or the scope: "placement", "cell1". */
  readonly scope: string;
  /** Its own, which everything goes through; null between containers. */
  readonly proxy: Proxy | null;
  /** The networks that a container takes it by, which several ways may share; none between processes. */
  readonly networks: readonly Attachment[];
}

/** A container in a network, with whatever else it reaches there. */
export interface Attachment {
  /** Takes it out. */
  leave(undo: Undo): Promise<void>;
  /** Puts it back under its names. Calling it again does nothing. */
  join(): Promise<void>;
}

/** A service that is made to stand still. */
export interface Hold {
  /** Whether it was seen to stand. */
  readonly held: boolean;
  /** It goes on, unless it was killed meanwhile. Calling it again does nothing. */
  release(): Promise<void>;
}

/** A service of the cloud, with what faults need of it. */
export interface ChaosService extends ServiceHandle {
  /** "placement-2", "cell1-conductor", "cell1-compute-2": how scenarios name it; its id does as well. */
  readonly alias: string;
  readonly links: readonly Link[];
  /** The environment of its next start; what is changed there counts for a process only. */
  readonly env: Record<string, string>;
  /** Resolves when it says that it is ready; rejects when it does not within `timeoutMs`. */
  untilReady(timeoutMs: number): Promise<void>;
  /** What its health port says at a path; "" where nobody answers. */
  page(path: string): Promise<string>;
  /** Resolves when all that it has said until now is in its log. */
  flushLog(): Promise<void>;
  /** Notes how somebody else starts it, before it is taken down. */
  whenDown(undo: Undo): Noted;
  /** Makes it stand where it is; how somebody else lets it go on is noted before. */
  hold(undo: Undo): Promise<Hold>;
}

/** A cloud that can be broken: of processes, in every way that there is a fault for; of containers, in some. */
export interface ChaosCloud {
  readonly platform: Platform;
  readonly stack: Stack & { readonly logDir: string };
  readonly servers: Servers;
  readonly services: readonly ChaosService[];
  readonly broker: BrokerAdmin;
  readonly store: StoreAdmin;
  /** All that there are: one, or one per scope. */
  readonly stores: readonly StoreAdmin[];
  /** What is left of the cloud when whoever started it is gone, and how it is ended then. */
  readonly remains: readonly Remedy[];
  /** Where a fault notes, before it acts, how somebody else takes it back. */
  readonly undo: Undo;
}

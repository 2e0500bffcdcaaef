import { hashToken } from '@cellflow/rest';
import type { TokenGrant } from '@cellflow/rest';
import type { MemoryBroker } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import type { ResolvedCell } from './cells.ts';
import type { HostRecord, RunningGuest } from './read-guests.ts';
import type { ServiceFailpoints } from './service-failpoints.ts';

/** The programs of a cloud, by name. */
export const serviceNames = [
  'placement',
  'scheduler',
  'super-conductor',
  'cell-conductor',
  'fake-compute',
  'api',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** One replica of one service: something a test or a chaos run can take down and bring back. */
export interface ServiceHandle {
  /** "api", "scheduler.1", "cell1.cell-conductor", "cell1.fake-compute.1"; replicas count from 0, the first unsaid. */
  readonly id: string;
  readonly name: ServiceName;
  /** The cell it belongs to; "" above the cells. */
  readonly cell: string;
  readonly replica: number;
  /** Process id; null while it is down, and always where it is no process of its own on this machine. */
  readonly pid: number | null;
  /** "http://127.0.0.1:8080": tells whether it is ready; null where it cannot be asked from this machine. */
  readonly healthUrl: string | null;
  /** Rejects unless the stack was started with `faults`. */
  readonly failpoints: ServiceFailpoints;
  running(): boolean;
  /** Starts it (again) and resolves when it is ready. */
  start(): Promise<void>;
  /** Asks it to finish its work and end, once it is up; rejects when it does not end cleanly. */
  stop(): Promise<void>;
  /** SIGKILL, or in one process: its connections vanish with everything unacknowledged. */
  kill(): Promise<void>;
  /** SIGSTOP: it is there and does nothing. Rejects where the stack is one process. */
  freeze(): void | Promise<void>;
  /** SIGCONT. */
  thaw(): void | Promise<void>;
}

/** The stores of a running cloud, to read what it remembers. */
export interface StackStores {
  readonly api: Store;
  readonly placement: Store;
  /** By cell name, with cell0. */
  readonly cells: ReadonlyMap<string, Store>;
}

/** The token of the development user, whom every REST service of a stack takes for an administrator. */
export const devToken = 'admin';

/** Somebody of another project than the development user, who is known to clouds that are tested and to no other. */
export const stranger = {
  token: 'stranger',
  grant: { sha256: hashToken('stranger'), projectId: 'strangers', userId: 'stranger', roles: ['member'] },
} as const satisfies { readonly token: string; readonly grant: TokenGrant };

/** A whole cloud, however it runs. */
export interface Stack {
  readonly mode: 'memory' | 'processes' | 'compose';
  /** "http://127.0.0.1:8774", without a version: the API, one per replica. */
  readonly apiUrls: readonly string[];
  /** The first of them. */
  readonly apiUrl: string;
  /** "http://127.0.0.1:8778": the Placement API, one per replica of placement. */
  readonly placementUrls: readonly string[];
  readonly token: string;
  readonly cells: readonly ResolvedCell[];
  readonly stores: StackStores;
  /** Where the stack is one process over memory. */
  readonly broker?: MemoryBroker;
  /** The guests that run on its hosts, as the hosts' own logs tell it. */
  guests(): Promise<RunningGuest[]>;
  /** Everything that those logs tell, each host's in its order. */
  guestRecords(): Promise<HostRecord[]>;
  services(): readonly ServiceHandle[];
  stop(): Promise<void>;
}

/** Names a replica the way people refer to it. */
export const serviceId = (name: ServiceName, cell: string, replica: number): string =>
  [cell, name, replica === 0 ? '' : String(replica)].filter((part) => part !== '').join('.');

/** Finds a service by its id; throws with the ids there are. */
export function findService(stack: Stack, id: string): ServiceHandle {
  const found = stack.services().find((service) => service.id === id);
  if (found) return found;
  const known = stack.services().map((service) => service.id);
  throw new Error(`no service is called ${id}; there are ${known.join(', ')}`);
}

/** Scope name and store of everything a stack remembers, in reading order. */
export function storesOf(stack: Pick<Stack, 'stores'>): { scope: string; store: Store }[] {
  return [
    { scope: 'api', store: stack.stores.api },
    { scope: 'placement', store: stack.stores.placement },
    ...[...stack.stores.cells].map(([scope, store]) => ({ scope, store })),
  ];
}

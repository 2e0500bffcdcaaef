import { users, vhosts } from '@cellflow/topology';
import type { ResolvedCell } from './cells.ts';
import type { ProcessPlan } from './child-process.ts';
import type { BuildLimits } from './build-limits.ts';
import type { Replicas } from './embedded.ts';
import type { Servers } from './servers/servers.ts';
import type { ServiceName } from './stack.ts';

/** Where the servers are, for each principal. */
export type ServerUrls = Pick<Servers, 'brokerUrl' | 'storeUrl'>;

export interface PlanOptions {
  readonly cells: readonly ResolvedCell[];
  readonly urls: ServerUrls;
  readonly limits: BuildLimits;
  readonly replicas: Replicas;
  readonly logLevel: string;
  readonly hostSubsetSize: number;
  /** Failpoints can be armed while they run. */
  readonly faults: boolean;
  /** Of the API of each replica; none of them 0. */
  readonly apiPorts: readonly number[];
  /** Of the Placement API of each replica; none of them 0. */
  readonly placementPorts: readonly number[];
  /** One health port per call. */
  nextPort(): number;
  /** Writes a compute's profile down and returns its path. */
  profilePath(service: string, profile: unknown): string;
  /** Folder for the guest logs of a compute. */
  guestLogDir(service: string): string;
}

/** Every process of the cloud with its whole environment, in the order in which they start. */
export function processPlans(options: PlanOptions): ProcessPlan[] {
  const { cells, urls, limits } = options;
  const placementAs = (user: string) => ({
    CELLFLOW_PLACEMENT_BROKER_URL: urls.brokerUrl(user, vhosts.placement),
  });
  const apiAs = (user: string) => ({ CELLFLOW_API_BROKER_URL: urls.brokerUrl(user, vhosts.api) });
  const apiStoreAs = (user: string) => ({ CELLFLOW_API_STORE_URL: urls.storeUrl(user, 'api') });
  const mappingsFor = (user: string) => ({
    CELLFLOW_CELL_MAPPINGS: JSON.stringify([
      ...cells.map(({ name }) => ({
        name,
        brokerUrl: urls.brokerUrl(user, vhosts.cell(name)),
        storeUrl: urls.storeUrl(user, name),
      })),
      { name: 'cell0', storeUrl: urls.storeUrl(user, 'cell0') },
    ]),
  });
  const plans = (name: ServiceName, cell: string, env: Record<string, string>): ProcessPlan[] => {
    const count = options.replicas[name as keyof Replicas] ?? 1;
    return Array.from({ length: count }, (_, replica) => one(name, cell, replica, env));
  };
  const one = (
    name: ServiceName,
    cell: string,
    replica: number,
    env: Record<string, string>,
  ): ProcessPlan => ({
    ...{ name, cell, replica, healthPort: options.nextPort() },
    env: {
      CELLFLOW_LOG_LEVEL: options.logLevel,
      CELLFLOW_HOST: '127.0.0.1',
      ...(options.faults ? { CELLFLOW_FAULTS: '1' } : {}),
      ...env,
    },
  });
  const placements = options.placementPorts.map((port, replica) =>
    one('placement', '', replica, {
      ...placementAs(users.placement),
      CELLFLOW_PLACEMENT_STORE_URL: urls.storeUrl(users.placement, 'placement'),
      CELLFLOW_PLACEMENT_PORT: String(port),
      CELLFLOW_CELLS: cells.map(({ name }) => name).join(),
    }),
  );
  const buildTimeout = { CELLFLOW_BUILD_TIMEOUT_MS: String(limits.buildTimeoutMs) };

  return [
    ...placements,
    ...plans('scheduler', '', {
      ...apiAs(users.scheduler),
      ...placementAs(users.scheduler),
      CELLFLOW_HOST_SUBSET_SIZE: String(options.hostSubsetSize),
    }),
    ...plans('super-conductor', '', {
      ...apiAs(users.superConductor),
      ...placementAs(users.superConductor),
      ...apiStoreAs(users.superConductor),
      ...mappingsFor(users.superConductor),
      ...buildTimeout,
      CELLFLOW_MAX_ATTEMPTS: String(limits.maxAttempts),
    }),
    ...cells.flatMap(({ name: cell, computes }) => [
      ...plans('cell-conductor', cell, {
        CELLFLOW_CELL: cell,
        CELLFLOW_CELL_BROKER_URL: urls.brokerUrl(users.cellConductor(cell), vhosts.cell(cell)),
        CELLFLOW_CELL_STORE_URL: urls.storeUrl(users.cellConductor(cell), cell),
        ...placementAs(users.cellConductor(cell)),
        ...buildTimeout,
        CELLFLOW_LEASE_MS: String(limits.leaseMs),
      }),
      ...computes.map(({ service, profile }, replica) =>
        one('fake-compute', cell, replica, {
          CELLFLOW_CELL: cell,
          CELLFLOW_COMPUTE_SERVICE: service,
          CELLFLOW_CELL_BROKER_URL: urls.brokerUrl(users.compute(cell), vhosts.cell(cell)),
          ...placementAs(users.compute(cell)),
          CELLFLOW_PROFILE: options.profilePath(service, profile),
          CELLFLOW_GUEST_LOG_DIR: options.guestLogDir(service),
        }),
      ),
    ]),
    ...options.apiPorts.map((port, replica) =>
      one('api', '', replica, {
        ...apiAs(users.api),
        ...placementAs(users.api),
        ...apiStoreAs(users.api),
        ...mappingsFor(users.api),
        CELLFLOW_API_PORT: String(port),
        CELLFLOW_MAX_ATTEMPTS: String(limits.maxAttempts),
        ...given('CELLFLOW_REDRIVE_AFTER_MS', limits.redriveAfterMs),
        ...given('CELLFLOW_MAX_REDRIVES', limits.maxRedrives),
      }),
    ),
  ];
}

/** A variable that is left out where the service knows better. */
const given = (name: string, value: number | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: String(value) };

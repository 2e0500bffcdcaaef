import { startApi } from '@cellflow/app-api';
import { startCellConductor } from '@cellflow/app-cell-conductor';
import { startFakeCompute } from '@cellflow/app-fake-compute';
import { startPlacement } from '@cellflow/app-placement';
import { startScheduler } from '@cellflow/app-scheduler';
import { startSuperConductor } from '@cellflow/app-super-conductor';
import type { Platform } from '@cellflow/platform';
import { users, vhosts } from '@cellflow/topology';
import type { ResolvedCell } from './cells.ts';
import type { BuildLimits, EmbeddedOptions } from './embedded.ts';
import type { Connect, EmbeddedPlan } from './embedded-service.ts';
import type { ServiceName, StackStores } from './stack.ts';

interface Ground {
  readonly platform: Platform;
  readonly cells: readonly ResolvedCell[];
  readonly stores: StackStores;
  readonly limits: BuildLimits;
  readonly options: EmbeddedOptions;
}

/** Every service of the cloud, in the order in which they start. */
export function embeddedPlans(ground: Ground): { list: EmbeddedPlan[]; apiUrl(): string } {
  const { cells, stores, limits, options } = ground;
  const platformOf = (service: string): Platform => ({
    ...ground.platform,
    logger: ground.platform.logger.child({ service }),
  });
  const replicas = (name: ServiceName, plan: Omit<EmbeddedPlan, 'name' | 'replica'>): EmbeddedPlan[] => {
    const count = name in (options.replicas ?? {}) ? options.replicas![name as 'scheduler'] : 1;
    return Array.from({ length: count ?? 1 }, (_, replica) => ({ ...plan, name, replica }));
  };
  const cellConnections = (connect: Connect, user: string) =>
    [...stores.cells].map(([name, store]) => ({
      name,
      store,
      transport: name === 'cell0' ? null : connect(vhosts.cell(name), user),
    }));

  let port = options.apiPort ?? 0;
  let url = '';
  const list = [
    ...replicas('placement', {
      cell: '',
      start: (connect) =>
        startPlacement(
          {},
          {
            platform: platformOf('placement'),
            placement: connect(vhosts.placement, users.placement),
            store: stores.placement,
          },
        ),
    }),
    ...replicas('scheduler', {
      cell: '',
      start: (connect) =>
        startScheduler(
          { maxPlacementResults: 1000, hostSubsetSize: options.hostSubsetSize ?? 1 },
          {
            platform: platformOf('scheduler'),
            api: connect(vhosts.api, users.scheduler),
            placement: connect(vhosts.placement, users.scheduler),
          },
        ),
    }),
    ...replicas('super-conductor', {
      cell: '',
      start: (connect) =>
        startSuperConductor(
          { maxAttempts: limits.maxAttempts, buildTimeoutMs: limits.buildTimeoutMs },
          {
            platform: platformOf('super-conductor'),
            api: connect(vhosts.api, users.superConductor),
            placement: connect(vhosts.placement, users.superConductor),
            store: stores.api,
            cells: cellConnections(connect, users.superConductor),
          },
        ),
    }),
    ...cells.flatMap((cell) => [
      ...replicas('cell-conductor', {
        cell: cell.name,
        start: (connect) =>
          startCellConductor(
            { cell: cell.name, buildTimeoutMs: limits.buildTimeoutMs, leaseMs: limits.leaseMs },
            {
              platform: platformOf(`${cell.name}-conductor`),
              cell: connect(vhosts.cell(cell.name), users.cellConductor(cell.name)),
              placement: connect(vhosts.placement, users.cellConductor(cell.name)),
              store: stores.cells.get(cell.name)!,
            },
          ),
      }),
      ...cell.computes.map(({ service, hosts }, replica): EmbeddedPlan => ({
        name: 'fake-compute',
        cell: cell.name,
        replica,
        start: (connect) =>
          startFakeCompute(
            { cell: cell.name, service, hosts: [...hosts] },
            {
              platform: platformOf(service),
              cell: connect(vhosts.cell(cell.name), users.compute(cell.name)),
              placement: connect(vhosts.placement, users.compute(cell.name)),
              guestLog: { append: () => undefined },
            },
          ),
      })),
    ]),
    ...replicas('api', {
      cell: '',
      async start(connect) {
        const api = await startApi(
          { host: '127.0.0.1', port },
          {
            platform: platformOf('api'),
            api: connect(vhosts.api, users.api),
            placement: connect(vhosts.placement, users.api),
            store: stores.api,
            cells: cellConnections(connect, users.api),
          },
        );
        url = api.url;
        // A restarted API is found where it was.
        port = Number(new URL(url).port);
        return api;
      },
    }),
  ];
  return { list, apiUrl: () => url };
}

import { startApi } from '@cellflow/app-api';
import { startCellConductor } from '@cellflow/app-cell-conductor';
import { createMemoryGuestLog, startFakeCompute } from '@cellflow/app-fake-compute';
import type { GuestLog } from '@cellflow/app-fake-compute';
import { startPlacement } from '@cellflow/app-placement';
import { startScheduler } from '@cellflow/app-scheduler';
import { startSuperConductor } from '@cellflow/app-super-conductor';
import type { Platform } from '@cellflow/platform';
import { candidates, cell0, users, vhosts } from '@cellflow/topology';
import type { ResolvedCell } from './cells.ts';
import type { BuildLimits } from './build-limits.ts';
import type { EmbeddedOptions, Replicas } from './embedded.ts';
import type { EmbeddedPlan, Ground, Opening } from './embedded-service.ts';
import { devToken } from './stack.ts';
import type { ServiceName } from './stack.ts';

interface PlanOptions {
  readonly platform: Platform;
  readonly cells: readonly ResolvedCell[];
  readonly limits: BuildLimits;
  readonly options: Pick<
    EmbeddedOptions,
    'replicas' | 'apiPort' | 'placementPort' | 'hostSubsetSize' | 'storeCandidates' | 'tokens'
  >;
}

/** Every service of the cloud, in the order in which they start. */
export function embeddedPlans({ platform, cells, limits, options }: PlanOptions): {
  list: EmbeddedPlan[];
  /** One per replica. */
  apiUrls(): string[];
  /** Of the Placement API, one per replica. */
  placementUrls(): string[];
  /** By compute service. They outlive it, as files would. */
  guestLogs: ReadonlyMap<string, GuestLog>;
} {
  const platformOf = (service: string, { failpoints }: Opening): Platform => ({
    ...platform,
    ...(failpoints ? { failpoints } : {}),
    logger: platform.logger.child({ service }),
  });
  const replicas = (
    name: ServiceName,
    cell: string,
    start: (open: Opening, replica: number) => ReturnType<EmbeddedPlan['start']>,
  ): EmbeddedPlan[] =>
    Array.from({ length: options.replicas?.[name as keyof Replicas] ?? 1 }, (_, replica) => ({
      ...{ name, cell, replica },
      start: (open) => start(open, replica),
    }));

  const guestLogs = new Map(
    cells.flatMap(({ computes }) =>
      computes.map(({ service }) => [service, createMemoryGuestLog()] as const),
    ),
  );
  const places = (count = 1, port?: number) =>
    Array.from({ length: count }, (_, replica) => place(replica === 0 ? port : 0));
  const apis = places(options.replicas?.api, options.apiPort);
  const placements = places(options.replicas?.placement, options.placementPort);
  const list = [
    ...replicas('placement', '', async (open, replica) =>
      placements[replica]!.keep(
        await startPlacement(
          {
            rest: { host: '127.0.0.1', port: placements[replica]!.port(), devToken },
            cells: cells.map(({ name }) => name),
          },
          {
            platform: platformOf('placement', open),
            placement: await open.transport(vhosts.placement, users.placement),
            store: await open.store('placement', users.placement),
            candidates: await open.store(candidates, users.placement),
          },
        ),
      ),
    ),
    ...replicas('scheduler', '', async (open) =>
      startScheduler(
        {
          maxPlacementResults: 1000,
          hostSubsetSize: options.hostSubsetSize ?? 1,
          storeCandidates: options.storeCandidates ?? false,
        },
        {
          platform: platformOf('scheduler', open),
          api: await open.transport(vhosts.api, users.scheduler),
          placement: await open.transport(vhosts.placement, users.scheduler),
        },
      ),
    ),
    ...replicas('super-conductor', '', async (open) =>
      startSuperConductor(
        { maxAttempts: limits.maxAttempts, buildTimeoutMs: limits.buildTimeoutMs },
        {
          platform: platformOf('super-conductor', open),
          api: await open.transport(vhosts.api, users.superConductor),
          placement: await open.transport(vhosts.placement, users.superConductor),
          store: await open.store('api', users.superConductor),
          cells: await connectCells(open, cells, users.superConductor),
        },
      ),
    ),
    ...cells.flatMap((cell) => cellPlans(cell)),
    ...replicas('api', '', async (open, replica) =>
      apis[replica]!.keep(
        await startApi(
          {
            ...{ host: '127.0.0.1', port: apis[replica]!.port(), devToken, tokens: options.tokens },
            maxAttempts: limits.maxAttempts,
            redriveAfterMs: limits.redriveAfterMs,
            maxRedrives: limits.maxRedrives,
          },
          {
            platform: platformOf('api', open),
            api: await open.transport(vhosts.api, users.api),
            placement: await open.transport(vhosts.placement, users.api),
            store: await open.store('api', users.api),
            cells: await connectCells(open, cells, users.api),
          },
        ),
      ),
    ),
  ];
  const urlsOf = (these: typeof apis) => () => these.map(({ url }) => url());
  return { list, apiUrls: urlsOf(apis), placementUrls: urlsOf(placements), guestLogs };

  function cellPlans({ name: cell, computes }: ResolvedCell): EmbeddedPlan[] {
    const { buildTimeoutMs, leaseMs } = limits;
    return [
      ...replicas('cell-conductor', cell, async (open) =>
        startCellConductor(
          { cell, buildTimeoutMs, leaseMs },
          {
            platform: platformOf(`${cell}-conductor`, open),
            cell: await open.transport(vhosts.cell(cell), users.cellConductor(cell)),
            placement: await open.transport(vhosts.placement, users.cellConductor(cell)),
            store: await open.store(cell, users.cellConductor(cell)),
          },
        ),
      ),
      ...computes.map(({ service, hosts }, replica): EmbeddedPlan => ({
        ...{ name: 'fake-compute', cell, replica },
        start: async (open) =>
          startFakeCompute(
            { cell, service, hosts: [...hosts] },
            {
              platform: platformOf(service, open),
              cell: await open.transport(vhosts.cell(cell), users.compute(cell)),
              placement: await open.transport(vhosts.placement, users.compute(cell)),
              guestLog: guestLogs.get(service)!,
            },
          ),
      })),
    ];
  }
}

/** Where a REST service listens; restarted, it is found where it was. Port 0: any. */
function place(port = 0) {
  let url = '';
  return {
    url: () => url,
    port: () => (url === '' ? port : Number(new URL(url).port)),
    keep<T extends { readonly url: string | null }>(service: T): T {
      url = service.url ?? '';
      return service;
    },
  };
}

/** One connection per cell, and the store of cell0, as one principal. */
async function connectCells(open: Ground, cells: readonly ResolvedCell[], user: string) {
  const names = [...cells.map(({ name }) => name), cell0];
  return Promise.all(
    names.map(async (name) => ({
      name,
      store: await open.store(name, user),
      transport: name === cell0 ? null : await open.transport(vhosts.cell(name), user),
    })),
  );
}

import { Compute } from '@cellflow/contracts-cell';
import { Scheduler, SuperConductor } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';
import { ConfigError } from '@cellflow/platform';
import type { Platform, RunningService } from '@cellflow/platform';
import { keepContinuity, withOutages } from '@cellflow/outages';
import { bind, createClient, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { queues, routes } from '@cellflow/topology';
import type { SuperConductorConfig } from './config.ts';
import { scheduleAndBuildInstances } from './handlers/schedule-and-build-instances.ts';
import { createPlacementFence } from './placement-fence.ts';
import { cell0Name } from './work.ts';
import type { Cell, Work } from './work.ts';

/** A cell's broker and store. */
export interface CellConnection {
  readonly name: string;
  /** Null for cell0. */
  readonly transport: Transport | null;
  readonly store: Store;
}

export interface SuperConductorDeps {
  readonly platform: Platform;
  readonly api: Transport;
  readonly placement: Transport;
  /** The API store. */
  readonly store: Store;
  /** All cells, cell0 among them. */
  readonly cells: readonly CellConnection[];
}

/** Messages that are there to be taken up: each waits for others most of its time. */
const prefetch = 400;
/**
 * Of messages under way at once: all 400 where each has one server, about 12 where each has the hundred that the parts of
 * a large boot have. More of those would only wait for the scheduler, and then all write to the stores at once, which
 * answer none of them in time.
 */
const maxBytesInFlight = 1024 * 1024;

/** Starts one replica. Rejects with ConfigError without a cell0, and where its queue cannot be taken from. */
export async function startSuperConductor(
  config: SuperConductorConfig,
  deps: SuperConductorDeps,
): Promise<RunningService & { readiness(): string | null }> {
  const work = createWork(config, deps);
  const server = await serve({
    transport: deps.api,
    platform: deps.platform,
    queues: [{ queue: queues.superConductor, prefetch }],
    maxBytesInFlight,
    bindings: [bind(SuperConductor, { scheduleAndBuildInstances: scheduleAndBuildInstances(work) })],
  });
  // What it alone has written and seen, no owner can miss: it begins the recovery, and is not refused for ever.
  const written = [deps.store, ...deps.cells.map(({ store }) => store)];
  const keeping = written.map((store) =>
    keepContinuity({ store, platform: deps.platform, actor: 'super-conductor' }),
  );
  return {
    // A cell that is down does not stop builds in the others.
    readiness: () => server.readiness() ?? deps.placement.readiness() ?? deps.store.readiness(),
    stop() {
      for (const stopKeeping of keeping) stopKeeping();
      return server.drain();
    },
  };
}

/** Clients of one replica. */
export function createWork(config: SuperConductorConfig, deps: SuperConductorDeps): Work {
  const { platform } = deps;
  if (!deps.cells.some((cell) => cell.name === cell0Name)) throw new ConfigError('there is no cell0');
  const cells = deps.cells.map(({ name, transport, store: plain }): [string, Cell] => {
    const store = withOutages(plain);
    const compute = transport && computeClient(platform, transport);
    return [name, { name, store, compute, placementFence: createPlacementFence(store) }];
  });
  return {
    config,
    platform,
    store: withOutages(deps.store),
    cells: new Map(cells),
    scheduler: createClient({ service: Scheduler, transport: deps.api, platform, route: routes.scheduler }),
    placement: createClient({
      service: Placement,
      transport: deps.placement,
      platform,
      route: (method) => routes.placement(method, 'global'),
    }),
  };
}

const computeClient = (platform: Platform, transport: Transport) =>
  createClient({
    service: Compute,
    transport,
    platform,
    route: (_method, request: { host: string }) => routes.compute(request.host),
  });

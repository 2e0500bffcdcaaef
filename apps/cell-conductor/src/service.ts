import { CellConductor, Compute } from '@cellflow/contracts-cell';
import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import { keepContinuity, withOutages } from '@cellflow/outages';
import { bind, createClient, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { queues, routes } from '@cellflow/topology';
import type { CellConductorConfig } from './config.ts';
import { beginBuild } from './handlers/begin-build.ts';
import { buildInstances } from './handlers/build-instances.ts';
import { finishBuild } from './handlers/finish-build.ts';
import { finishTerminate } from './handlers/finish-terminate.ts';
import { renewLeases } from './handlers/renew-leases.ts';
import { reportState } from './handlers/report-state.ts';
import { syncGuests } from './handlers/sync-guests.ts';
import { updateBuild } from './handlers/update-build.ts';
import { RecordCache } from './record-cache.ts';
import { createPlacementFence } from './recovery/placement-fence.ts';
import { keepReportingHoldings } from './recovery/report-holdings.ts';
import { startWatchdog } from './watchdog.ts';
import type { Work } from './work.ts';

export interface CellConductorDeps {
  readonly platform: Platform;
  /** The cell's own broker. */
  readonly cell: Transport;
  readonly placement: Transport;
  /** The cell's own store. */
  readonly store: Store;
}

/** Starts one replica of a cell's conductor. Rejects where its queues cannot be taken from. */
export async function startCellConductor(
  config: CellConductorConfig,
  deps: CellConductorDeps,
): Promise<RunningService & { readiness(): string | null }> {
  const work = createWork(config, deps);
  const binding = bind(CellConductor, {
    beginBuild: beginBuild(work),
    updateBuild: updateBuild(work),
    finishBuild: finishBuild(work),
    buildInstances: buildInstances(work),
    finishTerminate: finishTerminate(work),
    renewLeases: renewLeases(work),
    syncGuests: syncGuests(work),
    reportState: reportState(work),
  });
  const server = await serve({
    transport: deps.cell,
    platform: deps.platform,
    queues: [
      { queue: queues.conductorCalls, prefetch: 400 },
      { queue: queues.conductorCasts, prefetch: 200 },
    ],
    bindings: [binding],
  });
  const stopContinuity = keepContinuity({
    ...{ store: deps.store, platform: deps.platform, actor: 'cell-conductor' },
    // What its computes run they report anew, because the store has another epoch.
    onLoss() {
      work.records.clear();
      work.placementFence.forget();
    },
  });
  const watchdog = startWatchdog(work);
  const holdings = keepReportingHoldings(work);
  return {
    readiness: () => server.readiness() ?? deps.placement.readiness() ?? deps.store.readiness(),
    async stop() {
      stopContinuity();
      holdings.stop();
      await watchdog.stop();
      await server.drain();
    },
  };
}

/**
 * Clients and memory of one replica. Its wall clock is the store's: replicas whose own clocks are off agree on when a
 * lease runs out and when a compute was heard of.
 */
export function createWork(config: CellConductorConfig, deps: CellConductorDeps): Work {
  const platform = { ...deps.platform, clock: { ...deps.platform.clock, now: () => deps.store.now() } };
  const store = withOutages(deps.store);
  return {
    config,
    platform,
    store,
    placementFence: createPlacementFence(store),
    storeEpoch: () => deps.store.continuity().epoch,
    placement: createClient({
      service: Placement,
      transport: deps.placement,
      platform,
      route: (method) => routes.placement(method, config.cell),
    }),
    compute: createClient({
      service: Compute,
      transport: deps.cell,
      platform,
      route: (_method, request: { host: string }) => routes.compute(request.host),
    }),
    records: new RecordCache(),
    retrying: new Set(),
  };
}

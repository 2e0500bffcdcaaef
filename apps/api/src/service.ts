import { Compute } from '@cellflow/contracts-cell';
import { SuperConductor } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import type { MethodDescriptor } from '@cellflow/contracts-common';
import { keepContinuity } from '@cellflow/outages';
import { createAuthenticate, grantsOf } from '@cellflow/rest';
import type { Transport } from '@cellflow/rpc';
import { createClient, longestCastMs } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { queues, routes } from '@cellflow/topology';
import type { Api, ApiSettings, Cell, CellConnection } from './api.ts';
import { buildApp } from './app.ts';
import { createBackground } from './background.ts';
import type { ApiConfig } from './config.ts';
import { createDeletions } from './deletion/deletions.ts';
import { createHosts } from './hosts/liveness.ts';
import { createFlavors } from './flavors/flavors.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createRelay } from './outbox/relay.ts';
import type { Relay } from './outbox/relay.ts';
import { createRedriver } from './redrive/redriver.ts';
import type { Redriver } from './redrive/redriver.ts';
import { refuseLostWorld } from './refuse-lost-world.ts';

/** What one API process is connected to. It closes none of it. */
export interface ApiDeps {
  readonly platform: Platform;
  readonly api: Transport;
  readonly placement: Transport;
  readonly store: Store;
  /** Every cell, cell0 included. */
  readonly cells: readonly CellConnection[];
}

export interface RunningApi extends RunningService {
  /** "http://127.0.0.1:8774": where it listens. */
  readonly url: string;
  readiness(): string | null;
}

/** How often the outbox is looked through, in ms. */
const sweepMs = 1000;

/** Starts the REST API. Rejects when it cannot listen. Stores and brokers may still be down. */
export async function startApi(config: ApiConfig, given: ApiDeps): Promise<RunningApi> {
  const { platform } = given;
  const { acceptEmptyStore } = config;
  const store = acceptEmptyStore ? given.store : refuseLostWorld(given.store, { ...given });
  const deps = { ...given, store };
  const api = connect(settingsOf(config), deps);
  // A cell whose newest commit was a delete of this process may have nobody else who can miss it.
  const written = [store, ...deps.cells.map((cell) => cell.store)];
  const keeping = written.map((each) => keepContinuity({ store: each, platform, actor: 'api' }));
  const app = buildApp(api, createAuthenticate(grantsOf(config)));
  const url = await app.listen({ host: config.host, port: config.port });
  const backlog = () => deps.api.backlog(queues.superConductor);
  const upkeep = startUpkeep(api, { relay: createRelay(api), redriver: createRedriver({ ...api, backlog }) });
  return {
    url,
    readiness: () => deps.store.readiness() ?? deps.api.readiness() ?? null,
    async stop() {
      await app.close();
      for (const stopKeeping of keeping) stopKeeping();
      await upkeep.stop();
      await api.background.drain();
      await api.outbox.drain();
    },
  };
}

const settingsOf = (config: ApiConfig): ApiSettings => ({
  deadCellTimeoutMs: config.deadCellTimeoutMs ?? 500,
  serviceDownMs: config.serviceDownMs ?? 60_000,
  outboxGraceMs: config.outboxGraceMs ?? 3000,
  redriveAfterMs:
    config.redriveAfterMs ?? 1.1 * longestCastMs(SuperConductor.methods.scheduleAndBuildInstances),
  maxRedrives: config.maxRedrives ?? 3,
  maxAttempts: config.maxAttempts ?? 3,
});

/** Builds what handlers use from the connections. */
export function connect(settings: ApiSettings, deps: ApiDeps): Api {
  const { platform, store } = deps;
  const cells = new Map(deps.cells.map((cell) => [cell.name, toCell(platform, cell)]));
  const placement = createClient({
    service: Placement,
    transport: deps.placement,
    platform,
    route: (method) => routes.placement(method, 'global'),
  });
  const hosts = createHosts({ clock: platform.clock, serviceDownMs: settings.serviceDownMs });
  return {
    settings,
    platform,
    store,
    cells,
    placement,
    superConductor: createClient({
      service: SuperConductor,
      transport: deps.api,
      platform,
      route: (method) => routes.superConductor(method),
    }),
    flavors: createFlavors(store),
    outbox: createOutbox({ platform, store }),
    deletions: createDeletions({ platform, store, cells, placement, hosts }),
    background: createBackground(platform),
  };
}

const toCell = (platform: Platform, cell: CellConnection): Cell => ({
  name: cell.name,
  store: cell.store,
  compute:
    cell.transport &&
    createClient({
      service: Compute,
      transport: cell.transport,
      platform,
      route: (_method: MethodDescriptor, request: { host: string }) => routes.compute(request.host),
    }),
});

/** Looks through the outbox and for what is stuck, now and every second, and creates the default flavors once the store answers. */
function startUpkeep(
  api: Api,
  { relay, redriver }: { relay: Relay; redriver: Redriver },
): { stop(): Promise<void> } {
  let seeded = false;
  let running: Promise<void> | null = null;
  const round = async () => {
    if (!seeded) await api.flavors.seed(api.platform.clock.now());
    seeded = true;
    await relay.sweep();
    await redriver.look();
  };
  const tick = () => {
    running ??= round()
      .catch((error: unknown) => api.platform.logger.debug({ err: error }, 'the outbox waits for the store'))
      .finally(() => {
        running = null;
      });
  };
  tick();
  const cancel = api.platform.clock.every(sweepMs, tick);
  return {
    async stop() {
      cancel();
      await running;
    },
  };
}

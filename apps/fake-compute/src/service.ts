import { CellConductor, Compute } from '@cellflow/contracts-cell';
import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import type { BuildStep } from '@cellflow/profile';
import { bind, createClient, RpcError, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import { queues, routes } from '@cellflow/topology';
import { Builds } from './builds.ts';
import type { FakeComputeConfig } from './config.ts';
import { runningGuests } from './guest-log/guest-log.ts';
import type { GuestLog } from './guest-log/guest-log.ts';
import { buildAndRunInstance } from './handlers/build-and-run-instance.ts';
import { terminateInstance } from './handlers/terminate-instance.ts';
import { DoubtfulGuests, keepSettling } from './doubtful-guests.ts';
import { createHost } from './host.ts';
import type { Host } from './host.ts';
import { keepLeases } from './leases.ts';
import { keepRegistered, registerHosts } from './register.ts';
import { keepReporting, reportState } from './report-state.ts';
import { finishOrHandBack } from './shutdown.ts';
import { keepSynced, syncGuests } from './sync-guests.ts';
import type { Work } from './work.ts';

export interface FakeComputeDeps {
  readonly platform: Platform;
  /** The cell's own broker. */
  readonly cell: Transport;
  readonly placement: Transport;
  readonly guestLog: GuestLog;
  /** Ends the process on the spot, where a host's behaviour says so. Without it no host crashes. */
  readonly crash?: (step: BuildStep, host: string) => void;
}

/**
 * Starts a compute service for many hosts. Resolves once its guests are in order, its hosts are known to placement,
 * and it takes builds; waits for conductor and placement as long as that takes.
 */
export async function startFakeCompute(
  config: FakeComputeConfig,
  deps: FakeComputeDeps,
): Promise<RunningService & { readiness(): string | null }> {
  const work = await createWork(config, deps);
  const ending = new AbortController();
  const [epoch, recovery] = await Promise.all([
    syncGuests(work, ending.signal).then(() => reportState(work, ending.signal)),
    registerHosts(work, ending.signal),
  ]);
  const leases = keepLeases(work);
  const stopSettling = keepSettling(work);
  const stopSyncing = keepSynced(work, ending.signal);
  const stopReporting = keepReporting(work, epoch, ending.signal);
  const stopRegistering = keepRegistered(work, recovery, ending.signal);
  const server = await serve({
    transport: deps.cell,
    platform: deps.platform,
    queues: [{ queue: queues.compute(config.service), prefetch: 400 }],
    bindings: [
      bind(Compute, {
        buildAndRunInstance: buildAndRunInstance(work, leases),
        terminateInstance: terminateInstance(work),
      }),
    ],
  });
  return {
    readiness: () => server.readiness() ?? deps.placement.readiness(),
    async stop() {
      await server.drain();
      await finishOrHandBack(work);
      leases.stop();
      stopSettling();
      stopSyncing();
      stopReporting();
      stopRegistering();
      ending.abort(new RpcError('CANCELLED', 'the compute stops'));
    },
  };
}

/** Clients of the service, and its hosts with the guests that their logs name. */
export async function createWork(config: FakeComputeConfig, deps: FakeComputeDeps): Promise<Work> {
  const { platform, guestLog } = deps;
  const hosts = new Map<string, Host>();
  for (const profile of config.hosts) {
    const guests = runningGuests(await guestLog.read(profile.name));
    const maxConcurrentBuilds = config.maxConcurrentBuilds ?? 10;
    hosts.set(profile.name, createHost(profile, { guests, maxConcurrentBuilds }));
  }
  return {
    config,
    platform,
    guestLog,
    hosts,
    builds: new Builds(),
    doubtful: new DoubtfulGuests(),
    crash: deps.crash,
    conductor: createClient({
      service: CellConductor,
      transport: deps.cell,
      platform,
      route: routes.conductor,
    }),
    placement: createClient({
      service: Placement,
      transport: deps.placement,
      platform,
      route: (method) => routes.placement(method, config.cell),
    }),
  };
}

import { Scheduler } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import { bind, createClient, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import { queues, routes } from '@cellflow/topology';
import { withDefaults } from './config.ts';
import type { SchedulerConfig } from './config.ts';
import { selectDestinations } from './handlers/select-destinations.ts';
import type { Work } from './work.ts';

export interface SchedulerDeps {
  readonly platform: Platform;
  readonly api: Transport;
  readonly placement: Transport;
}

/** Requests under way at once: each waits for placement most of its time. */
const prefetch = 256;
/**
 * Of requests under way at once: about 250 for one server each, 16 for a hundred each. More of those would only race for
 * the same hosts and all end late; so a large boot is placed in order, and its first servers are built meanwhile.
 */
const maxBytesInFlight = 64 * 1024;

/** Starts one replica. Replicas know nothing of each other: placement arbitrates. */
export async function startScheduler(
  config: SchedulerConfig,
  { platform, api, placement }: SchedulerDeps,
): Promise<RunningService & { readiness(): string | null }> {
  const work: Work = {
    rules: withDefaults(config),
    platform,
    placement: createClient({
      service: Placement,
      transport: placement,
      platform,
      route: (method) => routes.placement(method, 'global'),
    }),
  };
  const server = await serve({
    transport: api,
    platform,
    queues: [{ queue: queues.scheduler, prefetch }],
    maxBytesInFlight,
    bindings: [bind(Scheduler, { selectDestinations: selectDestinations(work) })],
  });
  return {
    readiness: () => server.readiness() ?? placement.readiness(),
    stop: () => server.drain(),
  };
}

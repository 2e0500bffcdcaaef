import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import { bind, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { queues } from '@cellflow/topology';
import type { PlacementConfig } from './config.ts';
import { methodsOf } from './methods.ts';
import { startEngine } from './placement-engine.ts';

export interface PlacementDeps {
  readonly platform: Platform;
  readonly placement: Transport;
  readonly store: Store;
}

/** Requests taken ahead of being answered: claims wait for the store, so many may be in flight. */
const prefetch = 512;

/** Starts one replica of placement; resolves once its graph is built and it answers. */
export async function startPlacement(
  _config: PlacementConfig,
  { platform, placement, store }: PlacementDeps,
): Promise<RunningService & { readiness(): string | null }> {
  const engine = startEngine({ store, platform });
  await engine.replica.built;
  const server = await serve({
    transport: placement,
    platform,
    queues: [{ queue: queues.placement, prefetch }],
    bindings: [bind(Placement, methodsOf(engine))],
  });
  return {
    readiness: () => server.readiness() ?? store.readiness() ?? engine.replica.readiness(),
    async stop() {
      await server.drain();
      await engine.replica.stop();
    },
  };
}

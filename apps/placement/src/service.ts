import { Placement } from '@cellflow/contracts-placement';
import type { Platform, RunningService } from '@cellflow/platform';
import { bind, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { queues } from '@cellflow/topology';
import type { PlacementConfig } from './config.ts';
import { methodsOf } from './methods.ts';
import { startEngine } from './placement-engine.ts';
import { startRest } from './rest/start-rest.ts';

export interface PlacementDeps {
  readonly platform: Platform;
  readonly placement: Transport;
  readonly store: Store;
  /** The scope of its own that candidates are kept in. */
  readonly candidates: Store;
}

/** Requests taken ahead of being answered: claims wait for the store, so many may be in flight. */
const prefetch = 512;

export interface RunningPlacement extends RunningService {
  /** "http://127.0.0.1:8778": where the Placement API is; null where it is not served. */
  readonly url: string | null;
  readiness(): string | null;
}

/** Starts one replica of placement; resolves once its graph is built and it answers. Rejects when it cannot listen. */
export async function startPlacement(
  config: PlacementConfig,
  { platform, placement, store, candidates }: PlacementDeps,
): Promise<RunningPlacement> {
  const engine = startEngine({ store, candidates, platform, config, cells: config.cells });
  await engine.replica.built;
  const server = await serve({
    transport: placement,
    platform,
    queues: [{ queue: queues.placement, prefetch }],
    bindings: [bind(Placement, methodsOf(engine))],
  });
  const rest = config.rest ? await startRest(config.rest, engine) : null;
  return {
    url: rest?.url ?? null,
    readiness: () =>
      server.readiness() ?? store.readiness() ?? candidates.readiness() ?? engine.replica.readiness(),
    async stop() {
      await rest?.stop();
      await server.drain();
      await engine.replica.stop();
    },
  };
}

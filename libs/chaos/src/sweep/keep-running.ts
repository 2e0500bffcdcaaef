import type { Clock } from '@cellflow/platform';
import type { ChaosService } from '../cloud/index.ts';

const pollMs = 20;

export interface Restarts {
  /** How often each service was started again. */
  readonly count: (id: string) => number;
  /** Resolves when everything runs. */
  untilUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts again whatever is down, as a supervisor does. */
export function keepRunning(services: readonly ChaosService[], clock: Clock): Restarts {
  const counts = new Map<string, number>();
  const starting = new Map<string, Promise<void>>();
  let stopped = false;
  const start = async (service: ChaosService) => {
    counts.set(service.id, (counts.get(service.id) ?? 0) + 1);
    // One that does not come up, or dies again, is started at the next look.
    await service.start().catch(() => undefined);
    starting.delete(service.id);
  };
  const look = () => {
    for (const service of services)
      if (!service.running() && !starting.has(service.id)) starting.set(service.id, start(service));
  };
  const watching = (async () => {
    while (!stopped) {
      look();
      await clock.sleep(pollMs);
    }
  })();
  return {
    count: (id) => counts.get(id) ?? 0,
    async untilUp() {
      while (starting.size > 0 || services.some((service) => !service.running())) {
        await Promise.all(starting.values());
        await clock.sleep(pollMs);
      }
    },
    async stop() {
      stopped = true;
      await watching;
      await Promise.all(starting.values());
    },
  };
}

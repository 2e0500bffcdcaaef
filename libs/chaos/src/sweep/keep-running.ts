import type { Clock } from '@cellflow/platform';
import { ChaosError } from '../chaos-error.ts';
import type { ChaosService } from '../cloud/index.ts';

/** What a process reads at its start to arm points. */
const variable = 'CELLFLOW_FAILPOINTS';
const pollMs = 20;
/** A service that is not up after this time will not be. */
const upMs = 120_000;

/** A process that said that it ends, and may not have ended yet. */
export interface Ending {
  /** Of the service. */
  readonly id: string;
  readonly pid: number;
}

export interface Restarts {
  /** Arms points for the next starts of a service, a text for each, in place of what was armed for them before. */
  armNext(id: string, ...texts: readonly string[]): void;
  /**
   * Resolves when everything runs, and none of it is one of these processes any more. Rejects with ChaosError where
   * that takes more than two minutes.
   */
  untilUp(endings?: readonly Ending[]): Promise<void>;
  stop(): Promise<void>;
}

type Kept = Pick<ChaosService, 'id' | 'pid' | 'env' | 'running' | 'start'>;

/** Starts again whatever is down, as a supervisor does. */
export function keepRunning(services: readonly Kept[], clock: Clock): Restarts {
  const starting = new Map<string, Promise<void>>();
  const armed = new Map<string, string[]>();
  let stopped = false;
  const start = async (service: Kept) => {
    const text = armed.get(service.id)?.shift();
    if (text !== undefined) service.env[variable] = text;
    // One that does not come up, or dies again, is started at the next look.
    await service.start().catch(() => undefined);
    // What was armed for this start has had its time.
    delete service.env[variable];
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
  const isUp = ({ id, pid, running }: Kept, endings: readonly Ending[]) =>
    running() && !starting.has(id) && !endings.some((ending) => ending.id === id && ending.pid === pid);
  return {
    armNext: (id, ...texts) => void armed.set(id, [...texts]),
    async untilUp(endings = []) {
      const deadline = clock.monotonic() + upMs;
      for (;;) {
        const down = services.find((service) => !isUp(service, endings));
        if (!down) return;
        if (clock.monotonic() > deadline) throw new ChaosError(`${down.id} does not come up`);
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

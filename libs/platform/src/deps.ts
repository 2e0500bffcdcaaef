import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Logger } from './logger.ts';
import type { Random } from './random.ts';

/** The impure things every service is handed. */
export interface Platform {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
}

/** What `start<Service>` returns. */
export interface RunningService {
  /** Stops taking work, finishes what is in flight, confirms what was published, then resolves. */
  stop(): Promise<void>;
}

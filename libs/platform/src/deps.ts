import { noFailpoints } from '@cellflow/failpoints';
import type { Failpoints } from '@cellflow/failpoints';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { systemIds } from './ids.ts';
import type { Ids } from './ids.ts';
import { silentLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { systemRandom } from './random.ts';
import type { Random } from './random.ts';

/** The impure things every service is handed. */
export interface Platform {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
  /** Where the flow can be broken on purpose. */
  readonly failpoints: Failpoints;
}

/** The system's clock, ids and chance, a silent logger and points that are off, but for what is given. */
export const createPlatform = (given: Partial<Platform> = {}): Platform => ({
  clock: systemClock,
  ids: systemIds,
  random: systemRandom,
  logger: silentLogger,
  failpoints: noFailpoints,
  ...given,
});

/** What `start<Service>` returns. */
export interface RunningService {
  /** Stops taking work, finishes what is in flight, confirms what was published, then resolves. */
  stop(): Promise<void>;
}

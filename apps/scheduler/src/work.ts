import type { Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import type { Client, RequestContext } from '@cellflow/rpc';
import type { SchedulerRules } from './config.ts';

/** What a request is handled with. The scheduler keeps nothing between requests. */
export interface Work {
  readonly rules: SchedulerRules;
  readonly platform: Platform;
  readonly placement: Client<typeof Placement>;
}

/** One request under way. */
export interface Run {
  readonly context: RequestContext;
  /** Every message of the request starts with it. */
  readonly requestId: string;
  /** Aborted when the caller no longer waits. */
  readonly signal: AbortSignal;
}

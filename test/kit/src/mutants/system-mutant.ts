import type { Wrap } from '@cellflow/stack';

/** A running cloud that is broken the way a defect of a service would break it. */
export interface SystemMutant {
  /** The invariant that must find it, alone or among others. */
  readonly invariant: string;
  readonly what: string;
  /** It shows on a build that never ends. */
  readonly hung?: boolean;
  wrap(): Wrap;
}

import type { Wrap } from '@cellflow/stack';
import type { OccasionName } from '../occasions.ts';

/** A running cloud that is broken the way a defect of a service would break it. */
export interface SystemMutant {
  /** The invariant that must find it, alone or among others. */
  readonly invariant: string;
  readonly what: string;
  /** It shows when this happens. */
  readonly amid?: OccasionName;
  wrap(): Wrap;
}

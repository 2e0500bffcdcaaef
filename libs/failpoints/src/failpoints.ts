import type { PointName } from './points.ts';

/** What is known where a point is passed, for conditions and for the log. */
export interface Facts {
  /** UUID of the server. */
  readonly instance?: string;
  readonly attempt?: number;
  readonly host?: string;
}

/** The points of one service, as its code passes them. */
export interface Failpoints {
  /**
   * Whether anything is armed. Asked first, `if (failpoints.armed) await failpoints.hit(...)`: a point that is off
   * costs one comparison, and its facts are not even put together.
   */
  readonly armed: boolean;
  /**
   * The code passes a point. Undefined where nothing is to happen there; else what has to be awaited before going on,
   * which may reject, or never settle.
   */
  hit(name: PointName, facts?: Facts): Promise<void> | undefined;
}

/** Nothing is armed, and nothing can be. */
export const noFailpoints: Failpoints = Object.freeze({ armed: false, hit: () => undefined });

import { pointNames, points } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { SweepPath } from './paths.ts';

/**
 * `missed`: the path comes by the step, and yet nobody was killed there. `elsewhere`: not on this path. `never`: on no
 * path that there is. `skipped`: the sweep ended before it.
 */
export type ShotOutcome = 'ok' | 'violated' | 'stuck' | 'missed' | 'elsewhere' | 'never' | 'skipped';

/** What came of killing a step's owner on one path. */
export interface ShotResult {
  readonly point: PointName;
  readonly path: SweepPath;
  readonly outcome: ShotOutcome;
  /** The service that was killed; "" where none was. */
  readonly killed: string;
  /** The server that came by; "" where it is not known. */
  readonly server: string;
  /** What was wrong. */
  readonly notes: readonly string[];
}

/** One line of the map. */
export interface MapRow {
  readonly point: PointName;
  readonly what: string;
  readonly onlyUnderFaults: boolean;
  readonly cells: readonly (ShotResult | null)[];
}

/** Steps by path, in the order of the flow. */
export function heatMap(results: readonly ShotResult[], paths: readonly SweepPath[]): MapRow[] {
  const found = new Map(results.map((result) => [`${result.point} ${result.path}`, result]));
  return pointNames.map((point) => ({
    ...{ point, what: points[point].what, onlyUnderFaults: points[point].onlyUnderFaults },
    cells: paths.map((path) => found.get(`${point} ${path}`) ?? null),
  }));
}

/** How many of each outcome. */
export function countOutcomes(results: readonly ShotResult[]): Record<ShotOutcome, number> {
  const counts = { ok: 0, violated: 0, stuck: 0, missed: 0, elsewhere: 0, never: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  // A step that no path reaches is one, on however many paths.
  const never = new Set(results.filter(({ outcome }) => outcome === 'never').map(({ point }) => point));
  return { ...counts, never: never.size };
}

/** Tells what is on another path from what is on none: only who swept all paths can say that. */
export function tellNeverReached(
  results: readonly ShotResult[],
  paths: readonly SweepPath[],
  all: readonly SweepPath[],
): ShotResult[] {
  if (!all.every((path) => paths.includes(path))) return [...results];
  const reached = new Set(results.filter(({ outcome }) => outcome !== 'elsewhere').map(({ point }) => point));
  return results.map((result) => (reached.has(result.point) ? result : { ...result, outcome: 'never' }));
}

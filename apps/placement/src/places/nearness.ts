import type { LevelRecord } from '@cellflow/contracts-placement';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { SlotSet } from '../graph/slot-set.ts';
import type { Target } from './resolve-places.ts';

/** How far apart two hosts are that differ in these levels: not nearer for more of them. */
export type Metric = (differing: readonly LevelRecord[]) => number;

/** The sum of the levels' distances: without any of its own, the number of levels that differ. */
export const sumOfDistances: Metric = (differing) =>
  differing.reduce((sum, { distance }) => sum + (distance || 1), 0);

/**
 * How far the root of a tree is from all targets together, by its aggregates alone. One that is in no place at all is
 * farther than any that is in one.
 */
export function distanceFrom(
  graph: ProviderGraph,
  targets: readonly Target[],
  { isPlace, metric = sumOfDistances }: { isPlace(aggregate: string): boolean; metric?: Metric },
): (root: number) => number {
  const measures = targets.map((target) => measureOf(graph, target, metric));
  const farthest = targets.reduce((sum, { levels }) => sum + metric(levels.map(({ level }) => level)), 0);
  return (root) => {
    if (!graph.recordAt(root).aggregates.some(isPlace)) return farthest + 1;
    return measures.reduce((sum, measure) => sum + measure(root), 0);
  };
}

/** The metric is asked once for each set of levels that is met: hosts are many, sets are few. */
function measureOf(graph: ProviderGraph, { levels }: Target, metric: Metric): (root: number) => number {
  const sets = levels.map(({ aggregates }) =>
    aggregates.map((uuid) => graph.aggregates.get(uuid)).filter((set): set is SlotSet => set !== undefined),
  );
  const known = new Map<string, number>();
  return (root) => {
    const differs = sets.map((near) => !near.some((set) => set.has(root)));
    const key = differs.join();
    const distance = known.get(key) ?? metric(levels.flatMap(({ level }, at) => (differs[at] ? level : [])));
    known.set(key, distance);
    return distance;
  };
}

/** Roots, nearest first; equally near ones keep their order. */
export function nearestFirst(roots: Iterable<number>, distanceOf: (root: number) => number): number[] {
  const rings = new Map<number, number[]>();
  for (const root of roots) {
    const distance = distanceOf(root);
    const ring = rings.get(distance);
    if (ring) ring.push(root);
    else rings.set(distance, [root]);
  }
  return [...rings].sort(([a], [b]) => a - b).flatMap(([, ring]) => ring);
}

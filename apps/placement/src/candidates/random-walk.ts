import type { Random } from '@cellflow/platform';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { Walk } from './walk.ts';

/**
 * A walk by chance, so that a limit leaves out other hosts each time, and other candidates of each host. The same
 * sequence of `random` gives the same walk. Placement: randomize_allocation_candidates.
 * Differs: every host is listed once before any is listed twice, also here.
 */
export function randomWalk(graph: ProviderGraph, random: Random): Required<Walk> {
  const roots = [...graph.roots.members()];
  for (let last = roots.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    [roots[last], roots[other]] = [roots[other] as number, roots[last] as number];
  }
  const seed = Math.floor(random.next() * 2 ** 32);
  return { roots, rank: (part, slot) => mixed(seed, part, slot) };
}

/** A number that looks like chance and is always the same for the same three: the finalizer of MurmurHash3. */
function mixed(seed: number, part: number, slot: number): number {
  let hash = seed ^ Math.imul(part + 1, 0x9e3779b1) ^ Math.imul(slot + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

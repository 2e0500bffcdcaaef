import type { ProviderGraph } from '../graph/provider-graph.ts';
import { fitsAlone, loneQuery, maskOf } from './lone-roots.ts';
import type { LoneQuery } from './lone-roots.ts';
import type { Query } from './query.ts';

/**
 * Goes through the roots. One that stands alone and shares with nobody is visited where it serves the query; one of a
 * tree, or that a sharing provider is reached from, in any case.
 */
type Scan = (
  graph: ProviderGraph,
  query: Query,
  visit: { lone(slot: number): boolean; tree(root: number): boolean },
) => boolean;

/** In order of their slots, until one of the two answers false; returns false then. */
export const scanBySlot: Scan = (graph, query, visit) => {
  const lone = loneQuery(query);
  const { reachedRoots } = graph.sharing();
  const only = !lone || lone.rootUuid === null ? null : (graph.slotOf(lone.rootUuid) ?? -1);
  const words = (graph.slots + 31) >>> 5;
  for (let word = 0; word < words; word += 1) {
    const roots = graph.roots.words[word] ?? 0;
    const trees = roots & ((graph.nestedRoots.words[word] ?? 0) | (reachedRoots.words[word] ?? 0));
    const wanted = only === null ? roots : only >>> 5 === word ? roots & (1 << (only & 31)) : 0;
    const alone = lone && wanted !== 0 ? maskOf(lone, word, wanted & ~trees) : 0;
    for (let left = trees | alone; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const slot = (word << 5) + 31 - Math.clz32(bit);
      const goesOn =
        (bit & trees) !== 0 ? visit.tree(slot) : !fitsAlone(lone as LoneQuery, slot) || visit.lone(slot);
      if (!goesOn) return false;
    }
  }
  return true;
};

/** The same in the order given; what is no root of a tree, or not any more, is passed over. */
export const scanByOrder =
  (order: readonly number[]): Scan =>
  (graph, query, visit) => {
    const lone = loneQuery(query);
    const { reachedRoots } = graph.sharing();
    for (const slot of order) {
      if (!graph.roots.has(slot)) continue;
      if (graph.nestedRoots.has(slot) || reachedRoots.has(slot)) {
        if (!visit.tree(slot)) return false;
        continue;
      }
      if (!lone || (lone.rootUuid !== null && graph.slotOf(lone.rootUuid) !== slot)) continue;
      if (maskOf(lone, slot >>> 5, 1 << (slot & 31)) === 0 || !fitsAlone(lone, slot)) continue;
      if (!visit.lone(slot)) return false;
    }
    return true;
  };

import type { Query } from './query.ts';
import type { ProviderGraph } from '../graph/provider-graph.ts';

/**
 * Hands the slots that satisfy a query to `take` in graph order, until it answers false. Traits and aggregates are
 * tested 32 providers at a time; amounts only for those that are left.
 */
export function scan(graph: ProviderGraph, query: Query, take: (slot: number) => boolean): void {
  if (query.tree) {
    const slots = [...query.tree].sort((a, b) => a - b);
    slots.filter((slot) => suits(graph, query, slot)).every((slot) => take(slot));
    return;
  }
  const words = (graph.slots + 31) >>> 5;
  for (let word = 0; word < words; word += 1) {
    let left = maskOf(graph, query, word);
    while (left !== 0) {
      const slot = (word << 5) + 31 - Math.clz32(left & -left);
      left &= left - 1;
      if (fits(query, slot) && !take(slot)) return;
    }
  }
}

/** The providers of one word that have the traits and aggregates. */
function maskOf(graph: ProviderGraph, query: Query, word: number): number {
  let mask = graph.live.words[word] ?? 0;
  for (const sets of query.anyOf) {
    let any = 0;
    for (const set of sets) any |= set.words[word] ?? 0;
    mask &= any;
  }
  for (const set of query.noneOf) mask &= ~(set.words[word] ?? 0);
  return mask;
}

function fits(query: Query, slot: number): boolean {
  for (const need of query.needs) if (!need.column.fits(slot, need.sum, need.parts)) return false;
  return true;
}

const suits = (graph: ProviderGraph, query: Query, slot: number): boolean =>
  (maskOf(graph, query, slot >>> 5) & (1 << (slot & 31))) !== 0 && fits(query, slot);

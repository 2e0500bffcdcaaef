import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { SlotSet } from '../graph/slot-set.ts';
import type { Filters, Part } from './query.ts';

/** Whether one provider may serve a part, all others aside. */
export function isEligible(graph: ProviderGraph, part: Part, slot: number): boolean {
  const { filters, suffixed } = part;
  for (const { column, amount } of part.needs) if (!column.fits(slot, amount)) return false;
  if (suffixed && !inEach(filters.required, slot)) return false;
  for (const set of filters.forbidden) if (set.has(slot)) return false;
  if (filters.rootUuid !== null && filters.rootUuid !== graph.recordAt(slot).rootUuid) return false;
  if (filters.memberOf.length === 0 && filters.forbiddenAggregates.length === 0) return true;
  return isAdmitted(filters, slot, suffixed ? slot : (graph.rootOf(slot) ?? slot));
}

/**
 * Aggregates. `spanning`: whose membership counts as well; the root of a tree spans it for the unsuffixed group. One of
 * the two is in them all by itself.
 */
function isAdmitted({ memberOf, forbiddenAggregates }: Filters, slot: number, spanning: number): boolean {
  for (const set of forbiddenAggregates) if (set.has(slot) || set.has(spanning)) return false;
  return inEach(memberOf, slot) || inEach(memberOf, spanning);
}

export function inAny(sets: readonly SlotSet[], slot: number): boolean {
  for (const set of sets) if (set.has(slot)) return true;
  return false;
}

/** Whether a slot is in one of each of these lists of sets. */
export function inEach(lists: readonly (readonly SlotSet[])[], slot: number): boolean {
  for (const sets of lists) if (!inAny(sets, slot)) return false;
  return true;
}

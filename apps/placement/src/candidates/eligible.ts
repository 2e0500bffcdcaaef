import type { SlotSet } from '../graph/slot-set.ts';
import type { Filters, Part } from './query.ts';

/** Whether one provider may serve a part, all others aside. `rootSlot` is the root of its own tree. */
export function isEligible(
  part: Part,
  provider: { readonly slot: number; readonly rootSlot: number; readonly rootUuid: string },
): boolean {
  const { filters } = part;
  const { slot, rootSlot } = provider;
  if (filters.rootUuid !== null && filters.rootUuid !== provider.rootUuid) return false;
  for (const { column, amount } of part.needs) if (!column.fits(slot, amount)) return false;
  if (part.suffixed && !inEach(filters.required, slot)) return false;
  return isAdmitted(filters, { slot, rootSlot, spansRoot: !part.suffixed });
}

/** Traits that are forbidden, and aggregates. One on the root of a tree spans it for the unsuffixed group. */
function isAdmitted(
  { memberOf, forbidden, forbiddenAggregates }: Filters,
  { slot, rootSlot, spansRoot }: { slot: number; rootSlot: number; spansRoot: boolean },
): boolean {
  for (const set of forbidden) if (set.has(slot)) return false;
  for (const set of forbiddenAggregates) {
    if (set.has(slot) || (spansRoot && set.has(rootSlot))) return false;
  }
  for (const sets of memberOf) {
    if (!inAny(sets, slot) && !(spansRoot && inAny(sets, rootSlot))) return false;
  }
  return true;
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

import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { NamedSets } from './named-sets.ts';
import { SlotSet } from './slot-set.ts';

/** A provider with this trait offers its inventory to every tree that has a provider in one of its aggregates. */
export const sharesViaAggregate = 'MISC_SHARES_VIA_AGGREGATE';

/** Who shares with whom, as of one moment of the graph. */
export interface Sharing {
  /** Slots of the sharing providers of each aggregate. */
  readonly sharersIn: ReadonlyMap<string, readonly number[]>;
  /** Roots of the trees that reach a sharing provider, themselves included. */
  readonly reachedRoots: SlotSet;
}

export function readSharing(graph: {
  readonly traits: NamedSets;
  readonly aggregates: NamedSets;
  recordAt(slot: number): ProviderRecord;
  rootOf(slot: number): number | undefined;
}): Sharing {
  const sharersIn = new Map<string, number[]>();
  const reachedRoots = new SlotSet();
  for (const slot of graph.traits.get(sharesViaAggregate)?.members() ?? []) {
    for (const aggregate of graph.recordAt(slot).aggregates) {
      const sharers = sharersIn.get(aggregate);
      if (sharers) sharers.push(slot);
      else sharersIn.set(aggregate, [slot]);
    }
  }
  for (const aggregate of sharersIn.keys()) {
    for (const slot of graph.aggregates.get(aggregate)?.members() ?? []) {
      const root = graph.rootOf(slot);
      if (root !== undefined) reachedRoots.set(root, true);
    }
  }
  return { sharersIn, reachedRoots };
}

import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { NamedSets } from './named-sets.ts';
import { SlotSet } from './slot-set.ts';

/** A provider with this trait offers its inventory to every tree that has a provider in one of its aggregates. */
export const sharesViaAggregate = 'MISC_SHARES_VIA_AGGREGATE';

interface Graph {
  readonly traits: NamedSets;
  readonly aggregates: NamedSets;
  recordAt(slot: number): ProviderRecord;
  rootOf(slot: number): number | undefined;
  tree(rootUuid: string): readonly number[];
}

/** Who shares with whom, as of one moment of the graph. */
export class Sharing {
  /** Roots of the trees that reach a sharing provider, those of sharing providers included. */
  readonly reachedRoots = new SlotSet();
  readonly #graph: Graph;
  /** Slots of the sharing providers of each aggregate. */
  readonly #sharersIn = new Map<string, number[]>();
  readonly #reach = new Map<number, readonly number[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
    for (const slot of graph.traits.get(sharesViaAggregate)?.members() ?? []) {
      for (const aggregate of graph.recordAt(slot).aggregates) {
        const sharers = this.#sharersIn.get(aggregate);
        if (sharers) sharers.push(slot);
        else this.#sharersIn.set(aggregate, [slot]);
      }
    }
    for (const aggregate of this.#sharersIn.keys()) {
      for (const slot of graph.aggregates.get(aggregate)?.members() ?? []) {
        const root = graph.rootOf(slot);
        if (root !== undefined) this.reachedRoots.set(root, true);
      }
    }
  }

  /** Slots of the providers of a tree, and behind them those of other trees that share with one of them. */
  reach(root: number): readonly number[] {
    const known = this.#reach.get(root);
    if (known) return known;
    const tree = this.#graph.tree(this.#graph.recordAt(root).uuid);
    if (!this.reachedRoots.has(root)) return tree;
    const reached = new Set(tree);
    for (const slot of tree) {
      for (const aggregate of this.#graph.recordAt(slot).aggregates) {
        for (const sharer of this.#sharersIn.get(aggregate) ?? []) reached.add(sharer);
      }
    }
    const members = [...reached];
    this.#reach.set(root, members);
    return members;
  }
}

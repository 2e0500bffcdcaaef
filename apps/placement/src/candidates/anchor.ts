import type { ProviderGraph } from '../graph/provider-graph.ts';
import { isEligible } from './eligible.ts';
import type { Query } from './query.ts';

/** One tree with the sharing providers that it reaches, and who of them may serve what. */
export interface Anchor {
  /** Slots: the providers of the tree, then the sharing ones. */
  readonly members: readonly number[];
  /** Per part, indexes into `members`. */
  readonly options: readonly (readonly number[])[];
}

/** Looks at the tree of a root; null where some part finds nobody to serve it, or the root is not to be. */
export function anchorAt(graph: ProviderGraph, query: Query, root: number): Anchor | null {
  for (const set of query.rootRequired) if (!set.has(root)) return null;
  for (const set of query.rootForbidden) if (set.has(root)) return null;
  const tree = graph.tree(graph.recordAt(root).uuid);
  const members = withSharers(graph, tree);
  const providers = members.map((slot) => {
    const { rootUuid } = graph.recordAt(slot);
    return { slot, rootUuid, rootSlot: graph.slotOf(rootUuid) ?? slot };
  });
  const options: number[][] = [];
  for (const part of query.parts) {
    const found: number[] = [];
    for (let at = 0; at < members.length; at += 1) {
      if (isEligible(part, providers[at] as (typeof providers)[number])) found.push(at);
    }
    if (found.length === 0) return null;
    options.push(found);
  }
  return { members, options };
}

function withSharers(graph: ProviderGraph, tree: readonly number[]): readonly number[] {
  const { sharersIn } = graph.sharing();
  if (sharersIn.size === 0) return tree;
  let members: number[] | null = null;
  for (const slot of tree) {
    for (const aggregate of graph.recordAt(slot).aggregates) {
      for (const sharer of sharersIn.get(aggregate) ?? []) {
        if (tree.includes(sharer) || members?.includes(sharer)) continue;
        members = members ?? [...tree];
        members.push(sharer);
      }
    }
  }
  return members ?? tree;
}

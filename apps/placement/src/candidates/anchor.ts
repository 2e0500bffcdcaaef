import type { ProviderGraph } from '../graph/provider-graph.ts';
import { isEligible } from './eligible.ts';
import type { Part, Query } from './query.ts';

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
  const members = graph.sharing().reach(root);
  const options: (readonly number[])[] = [];
  for (const part of query.parts) {
    const found = part.twin < 0 ? eligible(graph, part, members) : (options[part.twin] as readonly number[]);
    if (found.length === 0) return null;
    options.push(found);
  }
  return { members, options };
}

function eligible(graph: ProviderGraph, part: Part, members: readonly number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < members.length; at += 1) {
    if (isEligible(graph, part, members[at] as number)) found.push(at);
  }
  return found;
}

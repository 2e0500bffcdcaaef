import type { ProviderGraph } from '../graph/provider-graph.ts';
import { sharesViaAggregate } from '../graph/sharing.ts';
import { allocationsOf } from './allocations.ts';
import { anchorAt } from './anchor.ts';
import type { Anchor } from './anchor.ts';
import { compile } from './query.ts';
import type { Query } from './query.ts';
import type { CandidatesRequest } from './request.ts';
import { scanByOrder, scanBySlot } from './scan.ts';
import { Solver } from './solve.ts';
import type { Choice } from './solve.ts';
import { tryInOrder } from './walk.ts';
import type { Walk } from './walk.ts';

/** The most candidates of one answer; a request without a limit on wide trees would have no end. */
export const maxCandidates = 100_000;

/** One candidate: where it is anchored, and the slot chosen for each part of the query. */
export interface Found {
  readonly root: number;
  readonly choice: Choice;
}

/**
 * Finds candidates in the order of the slots of their roots, or in that of the walk, and hands them to `take` until it
 * answers false. With a limit every tree is asked for one candidate before any is asked for more, so that a limit leaves
 * the choice between hosts. Returns the query, which says what the parts of a choice are; null where nothing can
 * satisfy the request.
 */
export function findCandidates(
  graph: ProviderGraph,
  request: CandidatesRequest,
  take: (found: Found, query: Query) => boolean,
  walk: Walk = {},
): Query | null {
  const query = compile(graph, request);
  if (!query) return null;
  const limit = Math.min(request.limit || maxCandidates, maxCandidates);
  const shared = new Set<string>();
  let count = 0;
  const offer = (root: number, choice: Choice): boolean => {
    if (isRepeated(graph, query, choice, shared)) return true;
    count += 1;
    return take({ root, choice }, query) && count < limit;
  };

  const solver = new Solver(graph, query);
  let more: Tree[] = [];
  const first = request.limit === 0 ? Infinity : 1;
  const scan = walk.roots ? scanByOrder(walk.roots) : scanBySlot;
  const goesOn = scan(graph, query, {
    lone: (slot) => offer(slot, new Array<number>(query.parts.length).fill(slot)),
    tree(root) {
      const reached = anchorAt(graph, query, root);
      if (!reached) return true;
      const anchor = tryInOrder(query, reached, walk);
      const asked = ask(solver, { root, anchor }, { skip: 0, count: first, offer });
      if (asked === 'wants more') more.push({ root, anchor });
      return asked !== 'enough';
    },
  });
  if (!goesOn) return query;
  // Each round takes up where the one before left off, and three times as much as all before it.
  for (let skip = 1; more.length > 0; skip *= 4) {
    const trees = more;
    more = [];
    for (const tree of trees) {
      const asked = ask(solver, tree, { skip, count: 3 * skip, offer });
      if (asked === 'enough') return query;
      if (asked === 'wants more') more.push(tree);
    }
  }
  return query;
}

interface Tree {
  readonly root: number;
  readonly anchor: Anchor;
}

/** Offers candidates `skip` to `skip + count` of one tree. */
function ask(
  solver: Solver,
  { root, anchor }: Tree,
  { skip, count, offer }: { skip: number; count: number; offer: (root: number, choice: Choice) => boolean },
): 'exhausted' | 'wants more' | 'enough' {
  let met = 0;
  let enough = false;
  const exhausted = solver.solve(anchor, (choice) => {
    if (met === skip + count) return false;
    met += 1;
    if (met > skip) enough = !offer(root, choice);
    return !enough;
  });
  if (enough) return 'enough';
  return exhausted ? 'exhausted' : 'wants more';
}

/** What only sharing providers serve is the same candidate at every tree that reaches them. */
function isRepeated(graph: ProviderGraph, query: Query, choice: Choice, shared: Set<string>): boolean {
  const sharing = graph.traits.get(sharesViaAggregate);
  if (!sharing) return false;
  const allShare = query.parts.every(
    (part, at) => part.needs.length === 0 || sharing.has(choice[at] as number),
  );
  if (!allShare) return false;
  const amounts = [...allocationsOf(query, choice)].map(
    ([slot, taken]) => `${slot}:${[...taken].sort().join()}`,
  );
  const key = amounts.sort().join(';');
  return shared.has(key) || !shared.add(key);
}

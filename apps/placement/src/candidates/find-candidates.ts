import type { ProviderGraph } from '../graph/provider-graph.ts';
import { sharesViaAggregate } from '../graph/sharing.ts';
import { anchorAt } from './anchor.ts';
import { fitsAlone, loneQuery, maskOf } from './lone-roots.ts';
import type { LoneQuery } from './lone-roots.ts';
import { compile } from './query.ts';
import type { Query } from './query.ts';
import type { CandidatesRequest } from './request.ts';
import { solve } from './solve.ts';
import type { Choice } from './solve.ts';

/** The most candidates of one answer; a request without a limit on wide trees would have no end. */
export const maxCandidates = 100_000;

/** One candidate: where it is anchored, and the slot chosen for each part of the query. */
export interface Found {
  readonly root: number;
  readonly choice: Choice;
}

/**
 * Finds candidates in the order in which the roots of their trees were created, and hands them to `take` until it
 * answers false. With a limit every tree is asked for one candidate before any is asked for more, so that a limit
 * leaves the choice between hosts. Returns the query, which says what the parts of a choice are; null where nothing
 * can satisfy the request.
 */
export function findCandidates(
  graph: ProviderGraph,
  request: CandidatesRequest,
  take: (found: Found, query: Query) => boolean,
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

  let more: number[] = [];
  const first = request.limit === 0 ? Infinity : 1;
  const goesOn = scan(graph, query, {
    lone: (slot) => offer(slot, new Array<number>(query.parts.length).fill(slot)),
    tree(root) {
      const { wantsMore, goesOn } = ask(graph, query, { root, skip: 0, count: first, offer });
      if (wantsMore) more.push(root);
      return goesOn;
    },
  });
  if (!goesOn) return query;
  // Each round takes up where the one before left off, and three times as much as all before it.
  for (let skip = 1; more.length > 0; skip *= 4) {
    const roots = more;
    more = [];
    for (const root of roots) {
      const { wantsMore, goesOn: on } = ask(graph, query, { root, skip, count: 3 * skip, offer });
      if (!on) return query;
      if (wantsMore) more.push(root);
    }
  }
  return query;
}

/** Offers candidates `skip` to `skip + count` of one tree. */
function ask(
  graph: ProviderGraph,
  query: Query,
  {
    root,
    skip,
    count,
    offer,
  }: { root: number; skip: number; count: number; offer: (root: number, choice: Choice) => boolean },
): { wantsMore: boolean; goesOn: boolean } {
  const anchor = anchorAt(graph, query, root);
  if (!anchor) return { wantsMore: false, goesOn: true };
  let met = 0;
  let goesOn = true;
  const exhausted = solve(graph, query, anchor, (choice) => {
    if (met === skip + count) return false;
    met += 1;
    if (met > skip) goesOn = offer(root, choice);
    return goesOn;
  });
  return { wantsMore: goesOn && !exhausted, goesOn };
}

/** What only sharing providers serve is the same candidate at every tree that reaches them. */
function isRepeated(graph: ProviderGraph, query: Query, choice: Choice, shared: Set<string>): boolean {
  const sharing = graph.traits.get(sharesViaAggregate);
  if (!sharing || !choice.every((slot) => sharing.has(slot))) return false;
  const amounts = query.parts.flatMap((part, at) =>
    part.needs.map((need) => `${choice[at]}:${need.at}:${need.amount}`),
  );
  const key = amounts.sort().join();
  return shared.has(key) || !shared.add(key);
}

/** Goes through the roots in order of their slots until one of the two answers false; returns false then. */
function scan(
  graph: ProviderGraph,
  query: Query,
  visit: { lone(slot: number): boolean; tree(root: number): boolean },
): boolean {
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
}

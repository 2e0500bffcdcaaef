import { allocationRequestOf } from '../../candidates/allocation-request.ts';
import { findCandidates } from '../../candidates/find-candidates.ts';
import { prepareSearch } from '../../candidates/prepare-search.ts';
import type { CandidatesRequest } from '../../candidates/request.ts';
import type { Memory } from '../../memory/memory.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { parseCandidatesQuery } from '../query/candidates-query.ts';
import type { CandidatesQuery } from '../query/candidates-query.ts';
import { parseExtensions } from '../query/extensions.ts';
import { requireKnownClasses, requireKnownTraits } from '../query/require-known.ts';
import { showCandidates } from '../views/candidates.ts';
import type { Listed } from '../views/candidates.ts';

/** The first minor version in which providers of one tree serve a request together. */
const nestedSince = 29;

/**
 * GET /allocation_candidates. Nobody who can serve the request is an empty answer; a class or trait that nobody has made
 * is a 400. With `store=true` each candidate comes with the uuid that it can be claimed by.
 */
export async function getAllocationCandidates({ query, minor }: Call, engine: Engine): Promise<Answer> {
  const asked = parseCandidatesQuery(query, minor);
  const { store, places } = parseExtensions(query);
  await engine.replica.current();
  requireKnownNames(engine.memory, asked);
  const { request, walk } = await prepareSearch(engine, requestOf(asked, minor), places);
  const { graph } = engine.memory;
  const listed: Listed[] = [];
  findCandidates(
    graph,
    request,
    (found, compiled) => listed.push({ found, request: allocationRequestOf(graph, compiled, found) }) > 0,
    walk,
  );
  const kept = store ? await engine.candidates.keep(listed.map((each) => each.request)) : null;
  const classes = new Set(asked.groups.flatMap(({ resources }) => [...resources.keys()]));
  return ok(showCandidates(graph, listed, { minor, classes, kept }));
}

const requestOf = (asked: CandidatesQuery, minor: number): CandidatesRequest => ({
  groups: asked.groups,
  groupPolicy: asked.groupPolicy,
  limit: asked.limit ?? 0,
  sameSubtree: asked.sameSubtree,
  rootRequired: asked.rootRequired,
  rootForbidden: asked.rootForbidden,
  nested: minor >= nestedSince,
});

/** Which parameter of which group it was is said by the name that nobody has made. */
function requireKnownNames(memory: Memory, { groups, rootRequired, rootForbidden }: CandidatesQuery): void {
  requireKnownClasses(
    memory,
    groups.flatMap(({ resources }) => [...resources.keys()]),
  );
  const ofGroups = groups.flatMap(({ required, forbidden }) => [...required.flat(), ...forbidden]);
  requireKnownTraits(memory, [...ofGroups, ...rootRequired, ...rootForbidden]);
}

import { badRequest } from '../errors.ts';
import type { PlaceRule } from '../places/place-rule.ts';
import { distanceFrom, nearestFirst } from '../places/nearness.ts';
import { resolvePlaces } from '../places/resolve-places.ts';
import type { ResolvedPlaces } from '../places/resolve-places.ts';
import type { Engine } from '../placement-engine.ts';
import { readConsumer } from '../read-consumer.ts';
import { randomWalk } from './random-walk.ts';
import type { CandidatesRequest, GroupRequest } from './request.ts';
import type { Walk } from './walk.ts';

/** A request made ready: what is searched for, and in which order. */
export interface Search {
  readonly request: CandidatesRequest;
  readonly walk: Walk;
  /** How far the root of a tree is from what it is to be near; null where nothing is. */
  readonly distanceOf: ((root: number) => number) | null;
}

/**
 * Decides where to look before anything is searched: rules of place become memberships of the group without a suffix,
 * for which one on the root spans the tree; nearness and chance become an order. Throws 400 where a rule cannot be kept
 * by anybody: an unknown level, a consumer without a place. Rejects with RpcError UNAVAILABLE.
 */
export async function prepareSearch(
  engine: Engine,
  request: CandidatesRequest,
  rules: readonly PlaceRule[],
): Promise<Search> {
  const { memory, platform } = engine;
  const { graph } = memory;
  await Promise.all(
    [...new Set(rules.map((rule) => rule.consumerUuid))].map((uuid) => readConsumer(engine, uuid)),
  );
  const places = resolvePlaces(memory, rules);
  const walk: Walk = engine.rules.randomizeAllocationCandidates ? randomWalk(graph, platform.random) : {};
  const asked = withPlaces(request, places);
  if (places.near.length === 0) return { request: asked, walk, distanceOf: null };
  const isPlace = (aggregate: string) => memory.places.get(aggregate) !== null;
  const distanceOf = distanceFrom(graph, places.near, { isPlace });
  const roots = nearestFirst(walk.roots ?? graph.roots.members(), distanceOf);
  return { request: asked, walk: { ...walk, roots }, distanceOf };
}

function withPlaces(
  request: CandidatesRequest,
  { memberOf, forbiddenAggregates }: ResolvedPlaces,
): CandidatesRequest {
  if (memberOf.length === 0 && forbiddenAggregates.length === 0) return request;
  if (!request.groups.some(({ suffix }) => suffix === ''))
    throw badRequest('A place can be asked for only with resources of the group without a suffix.');
  const restricted = (group: GroupRequest): GroupRequest => ({
    ...group,
    memberOf: [...group.memberOf, ...memberOf],
    forbiddenAggregates: [...group.forbiddenAggregates, ...forbiddenAggregates],
  });
  return {
    ...request,
    groups: request.groups.map((group) => (group.suffix === '' ? restricted(group) : group)),
  };
}

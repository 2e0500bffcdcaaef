import { allocationsOf, findCandidates } from '@cellflow/app-placement/engine';
import type { CandidatesRequest, ProviderGraph } from '@cellflow/app-placement/engine';
import { median, quantile } from '../quantiles.ts';

export interface SearchTimes {
  readonly candidates: number;
  readonly p50: number;
  readonly p99: number;
}

/** Searches of which the p99 still says something, and for which a round of the slow ones does not take forever. */
const searchesPerRound = { least: 100, most: 4000 } as const;

/**
 * Medians over rounds of searches, in ms, each with the allocations of every candidate read. As many go first, to
 * warm up.
 */
export function timeSearch(
  graph: ProviderGraph,
  request: CandidatesRequest,
  { rounds, roundMs }: { rounds: number; roundMs: number },
): SearchTimes {
  let candidates = 0;
  const search = () => {
    candidates = 0;
    findCandidates(graph, request, ({ choice }, query) => {
      if (allocationsOf(query, choice).size > 0) candidates += 1;
      return true;
    });
  };
  const round = (): number[] => {
    const times: number[] = [];
    const untilMs = performance.now() + roundMs;
    while (
      times.length < searchesPerRound.least ||
      (times.length < searchesPerRound.most && performance.now() < untilMs)
    ) {
      const beganMs = performance.now();
      search();
      times.push(performance.now() - beganMs);
    }
    return times;
  };
  round();
  const all = Array.from({ length: rounds }, round);
  return {
    candidates,
    p50: median(all.map((times) => quantile(times, 0.5))),
    p99: median(all.map((times) => quantile(times, 0.99))),
  };
}

/** One group per suffix. */
export const requestOf = (
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>,
  { limit = 0, required = [] as readonly string[] } = {},
): CandidatesRequest => ({
  groups: Object.entries(groups).map(([suffix, resources]) => ({
    suffix,
    resources: new Map(Object.entries(resources)),
    required: required.map((trait) => [trait]),
    forbidden: [],
    memberOf: [],
    forbiddenAggregates: [],
    inTree: '',
  })),
  groupPolicy: Object.keys(groups).length > 1 ? 'isolate' : '',
  limit,
  sameSubtree: [],
  rootRequired: [],
  rootForbidden: [],
  nested: true,
});

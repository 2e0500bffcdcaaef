/** The candidates engine by itself, for benchmarks and for tests that compare it with a model. */
export { allocationsOf, mappingsOf } from './candidates/allocations.ts';
export { findCandidates } from './candidates/find-candidates.ts';
export type { Found } from './candidates/find-candidates.ts';
export type { Query } from './candidates/query.ts';
export type { CandidatesRequest, GroupRequest } from './candidates/request.ts';
export { ProviderGraph } from './graph/provider-graph.ts';

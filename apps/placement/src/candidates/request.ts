/** One request group. The unsuffixed one ("") may be served by several providers, any other by exactly one. */
export interface GroupRequest {
  readonly suffix: string;
  readonly resources: ReadonlyMap<string, number>;
  /** All of these sets, any trait of each. */
  readonly required: readonly (readonly string[])[];
  readonly forbidden: readonly string[];
  /** All of these sets, any aggregate of each. */
  readonly memberOf: readonly (readonly string[])[];
  readonly forbiddenAggregates: readonly string[];
  /** The tree of this provider, by uuid or name; "" for any. */
  readonly inTree: string;
}

/** GET /allocation_candidates, whichever way it came. */
export interface CandidatesRequest {
  readonly groups: readonly GroupRequest[];
  /** 'isolate': suffixed groups that take something are served by different providers. */
  readonly groupPolicy: '' | 'none' | 'isolate';
  /** 0 for all. */
  readonly limit: number;
  /** Each set of suffixes: one of its providers is an ancestor of, or the same as, all the others. */
  readonly sameSubtree: readonly (readonly string[])[];
  readonly rootRequired: readonly string[];
  readonly rootForbidden: readonly string[];
  /** False: no two providers of one tree together, as before microversion 1.29. */
  readonly nested: boolean;
}

import { placementErrorCodes } from '../../errors.ts';
import type { Query } from '../call.ts';
import { refuseUnknownParameters } from './candidate-parameters.ts';
import { checkGroups } from './group-rules.ts';
import type { Grouping } from './group-rules.ts';
import { badQuery, checkValue, matching, oneOf } from './parameters.ts';
import type { ValueRule } from './parameters.ts';
import { parseGroups } from './request-groups.ts';
import { parseRootRequired } from './traits.ts';
import type { TraitWish } from './traits.ts';

/** What one GET /allocation_candidates asks for. */
export interface CandidatesQuery extends Grouping {
  /** Null: all there are. */
  readonly limit: number | null;
  /** Traits that the root of the tree must have; none is a choice. */
  readonly rootRequired: readonly string[];
  readonly rootForbidden: readonly string[];
}

/**
 * Reads the query in the words of the asked version. Whether the classes, traits and trees exist is not looked at.
 * Throws 400 naming the parameter.
 */
export function parseCandidatesQuery(query: Query, minor: number): CandidatesQuery {
  refuseUnknownParameters(query, minor);
  const limit = firstOf(query, 'limit', limitRule);
  const root = parseRoot(query);
  const grouping: Grouping = {
    groups: parseGroups(query, minor),
    groupPolicy: parsePolicy(query),
    sameSubtree: query.getAll('same_subtree').map((value) => value.split(',').map((suffix) => suffix.trim())),
  };
  checkGroups(grouping, minor);
  return {
    ...grouping,
    limit: limit === undefined ? null : Math.min(Number(limit), Number.MAX_SAFE_INTEGER),
    rootRequired: root.required.flat(),
    rootForbidden: root.forbidden,
  };
}

const limitRule = matching(/^[1-9][0-9]*$/);
const policyRule = oneOf('none', 'isolate');

/** The first of several values counts, as in Placement; all must be well formed. */
function firstOf(query: Query, name: string, rule: ValueRule): string | undefined {
  const values = query.getAll(name);
  for (const value of values) checkValue(name, value, rule);
  return values[0];
}

function parsePolicy(query: Query): Grouping['groupPolicy'] {
  const value = firstOf(query, 'group_policy', policyRule);
  return value === 'isolate' || value === 'none' ? value : '';
}

function parseRoot(query: Query): TraitWish {
  const [value, ...more] = query.getAll('root_required');
  if (value === undefined) return { required: [], forbidden: [] };
  if (more.length > 0)
    throw badQuery(
      'Query parameter "root_required" may be specified only once.',
      placementErrorCodes.duplicateKey,
    );
  return parseRootRequired(value);
}

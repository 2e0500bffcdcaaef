import type { ProviderFilter } from '../../graph/matching-providers.ts';
import type { Query } from '../call.ts';
import { show } from '../schema-words.ts';
import { canonicalUuid, isUuid } from '../uuid.ts';
import { parseMemberOf } from './member-of.ts';
import { checkParameters, lastOf } from './parameters.ts';
import type { ValueRule } from './parameters.ts';
import { parseResources } from './resources.ts';
import { parseRequired } from './traits.ts';

const uuidRule: ValueRule = {
  keyword: 'format',
  fault: (value) => (isUuid(value) ? null : `${show(value)} is not a 'uuid'`),
};

const parameters = {
  name: { since: 0 },
  uuid: { since: 0, rule: uuidRule },
  member_of: { since: 3 },
  resources: { since: 4 },
  in_tree: { since: 14, rule: uuidRule },
  required: { since: 18 },
} as const;

/**
 * Reads the query of GET /resource_providers. Whether the classes and traits exist is not looked at. Throws 400 naming
 * the parameter.
 */
export function parseProviderList(query: Query, minor: number): ProviderFilter {
  checkParameters(query, minor, parameters);
  const uuid = lastOf(query, 'uuid');
  const inTree = lastOf(query, 'in_tree');
  const resources = lastOf(query, 'resources');
  return {
    name: lastOf(query, 'name'),
    uuid: uuid === undefined ? undefined : canonicalUuid(uuid)!,
    inTree: inTree === undefined ? '' : canonicalUuid(inTree)!,
    resources: resources === undefined ? new Map() : parseResources(resources),
    ...parseRequired('required', query.getAll('required'), minor),
    ...parseMemberOf(query.getAll('member_of'), minor),
  };
}

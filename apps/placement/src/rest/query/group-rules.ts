import { shorten } from '@cellflow/rest';
import { placementErrorCodes } from '../../errors.ts';
import { granularSince, subtreeSince } from './candidate-parameters.ts';
import { badQuery } from './parameters.ts';
import type { RequestGroup } from './request-groups.ts';

/** What must hold of the groups of a request together. */
export interface Grouping {
  readonly groups: readonly RequestGroup[];
  readonly groupPolicy: 'isolate' | 'none' | '';
  readonly sameSubtree: readonly (readonly string[])[];
}

/** Throws 400 for groups that cannot be meant together. */
export function checkGroups(grouping: Grouping, minor: number): void {
  requireResources(grouping, minor);
  checkSubtrees(grouping);
  refuseOrphans(grouping, minor);
  requirePolicy(grouping);
}

function requireResources({ groups }: Grouping, minor: number): void {
  if (groups.some((group) => group.resources.size > 0)) return;
  const { missingValue } = placementErrorCodes;
  if (minor < granularSince) throw badQuery("'resources' is a required property", missingValue);
  throw badQuery('There must be at least one resources or resources[$S] parameter.', missingValue);
}

function checkSubtrees({ groups, sameSubtree }: Grouping): void {
  const suffixes = new Set(groups.map((group) => group.suffix));
  for (const suffix of sameSubtree.flat()) {
    if (suffix === '')
      throw badQuery(
        'Empty string (unsuffixed group) can not be specified in `same_subtree` query parameter',
      );
    if (!suffixes.has(suffix))
      throw badQuery(
        `Real suffixes should be specified in \`same_subtree\` query parameter. Got: "${shorten(suffix)}"`,
      );
  }
}

/** A group without resources says something about nothing, unless a subtree ties it to groups that have some. */
function refuseOrphans({ groups, sameSubtree }: Grouping, minor: number): void {
  const tied = new Set(minor >= subtreeSince ? sameSubtree.flat() : []);
  const orphans = groups.filter((group) => group.resources.size === 0 && !tied.has(group.suffix));
  const refuse = (what: string, name: string, has: (group: RequestGroup) => boolean) => {
    const keys = orphans.filter(has).map((group) => `${name}${group.suffix}`);
    if (keys.length > 0)
      throw badQuery(
        `All ${what} parameters must be associated with resources. Found the following orphaned ${what} keys: ${keys.join(', ')}`,
      );
  };
  refuse('traits', 'required', (group) => group.required.length + group.forbidden.length > 0);
  refuse('member_of', 'member_of', (group) => group.memberOf.length + group.forbiddenAggregates.length > 0);
  refuse('in_tree', 'in_tree', (group) => group.inTree !== '');
}

function requirePolicy({ groups, groupPolicy }: Grouping): void {
  const granular = groups.filter((group) => group.suffix !== '' && group.resources.size > 0);
  if (granular.length < 2 || groupPolicy !== '') return;
  throw badQuery(
    'The "group_policy" parameter is required when specifying more than one "resources{N}" parameter.',
    placementErrorCodes.missingValue,
  );
}

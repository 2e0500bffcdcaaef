import { shorten } from '@cellflow/rest';
import { placementErrorCodes } from '../../errors.ts';
import { granularSince, subtreeSince } from './candidate-parameters.ts';
import { show } from '../schema-words.ts';
import { badQuery, missing } from './parameters.ts';
import type { RequestGroup } from './request-groups.ts';

/** What must hold of the groups of a request together. */
export interface Grouping {
  readonly groups: readonly RequestGroup[];
  readonly groupPolicy: 'isolate' | 'none' | '';
  readonly sameSubtree: readonly (readonly string[])[];
}

/** Throws 400 for groups that cannot be meant together; what is told first is what Placement tells first. */
export function checkGroups(grouping: Grouping, minor: number): void {
  if (minor < granularSince && !hasResources(grouping)) throw missing('resources');
  if (minor < subtreeSince) refuseOrphans(grouping);
  refuseUnsuffixedSubtree(grouping);
  requireResources(grouping);
  refuseUntied(grouping);
  refuseUnknownSuffixes(grouping);
  requirePolicy(grouping);
}

const hasResources = ({ groups }: Grouping): boolean => groups.some((group) => group.resources.size > 0);

function requireResources(grouping: Grouping): void {
  if (hasResources(grouping)) return;
  throw badQuery(
    'There must be at least one resources or resources[$S] parameter.',
    placementErrorCodes.missingValue,
  );
}

function refuseUnsuffixedSubtree({ sameSubtree }: Grouping): void {
  if (sameSubtree.flat().includes(''))
    throw badQuery('Empty string (unsuffixed group) can not be specified in `same_subtree` query parameter');
}

function refuseUnknownSuffixes({ groups, sameSubtree }: Grouping): void {
  const known = groups.map((group) => group.suffix);
  const unknown = sameSubtree.flat().filter((suffix) => !known.includes(suffix));
  if (unknown.length > 0)
    throw badQuery(
      `Real suffixes should be specified in \`same_subtree\`: ${listed(unknown)} not found in ${listed(known)}.`,
    );
}

/** A group without resources says something about nothing, unless a subtree ties it to groups that have some. */
function refuseUntied({ groups, sameSubtree }: Grouping): void {
  const tied = new Set(sameSubtree.flat());
  const untied = groups.filter((group) => group.resources.size === 0 && !tied.has(group.suffix));
  if (untied.length > 0)
    throw badQuery(
      `Resourceless suffixed group request should be specified in \`same_subtree\` query param: bad group(s) - ${listed(untied.map((group) => group.suffix))}.`,
    );
}

const listed = (suffixes: readonly string[]): string =>
  `[${shorten([...new Set(suffixes)].sort().map(show).join(', '))}]`;

/** The same where there are no subtrees yet, in the words of then. */
function refuseOrphans({ groups }: Grouping): void {
  const orphans = groups.filter((group) => group.resources.size === 0);
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

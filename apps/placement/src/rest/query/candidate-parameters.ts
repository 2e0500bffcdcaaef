import type { Query } from '../call.ts';
import { unexpected, unmatched } from '../schema-words.ts';
import { extensionParameters } from './extensions.ts';
import { refuseUnknown } from './parameters.ts';

/** Parameters that belong to a request group, with the first minor version of GET /allocation_candidates that has them. */
const ofGroups = { resources: 10, required: 17, member_of: 21, in_tree: 31 } as const;

/** Parameters of the whole request. */
const ofRequest: Readonly<Record<string, number>> = {
  limit: 16,
  group_policy: 25,
  root_required: 35,
  same_subtree: 36,
  ...extensionParameters,
};

export type GroupParameter = keyof typeof ofGroups;

/** What the name of a parameter says: "required_DISK" is `required` of the group "_DISK". */
export interface GroupName {
  readonly kind: GroupParameter;
  /** "" for the group without a suffix. */
  readonly suffix: string;
}

/** The first minor version with the feature. */
export const granularSince = 25;
const freeSuffixSince = 33;
export const subtreeSince = 36;

const suffixPattern = (minor: number) =>
  minor >= freeSuffixSince ? /^[A-Za-z0-9_-]{1,64}$/ : /^[1-9][0-9]*$/;

/** The group and kind of a parameter; null for one that is no group's in this version. */
export function groupNameOf(name: string, minor: number): GroupName | null {
  for (const [kind, since] of Object.entries(ofGroups) as [GroupParameter, number][]) {
    if (minor < since || !name.startsWith(kind)) continue;
    const suffix = name.slice(kind.length);
    if (suffix === '' || (minor >= granularSince && suffixPattern(minor).test(suffix)))
      return { kind, suffix };
  }
  return null;
}

const isCandidateParameter = (name: string, minor: number): boolean =>
  (Object.hasOwn(ofRequest, name) && ofRequest[name]! <= minor) || groupNameOf(name, minor) !== null;

/** Throws 400 naming every parameter that this version does not take. */
export function refuseUnknownParameters(query: Query, minor: number): void {
  refuseUnknown(
    query,
    (name) => isCandidateParameter(name, minor),
    (names) => (minor < granularSince ? unexpected(names) : unmatched(names, groupPatterns(minor))),
  );
}

/** The names of the parameters of groups, as Placement's schema has them. */
function groupPatterns(minor: number): string[] {
  const suffix = minor >= freeSuffixSince ? '[a-zA-Z0-9_-]{1,64}' : '[1-9][0-9]*';
  return Object.entries(ofGroups)
    .filter(([, since]) => since <= minor)
    .map(([kind]) => `^${kind}(${suffix})?$`)
    .sort();
}

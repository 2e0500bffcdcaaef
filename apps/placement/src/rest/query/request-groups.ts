import type { Query } from '../call.ts';
import { groupNameOf } from './candidate-parameters.ts';
import type { GroupParameter } from './candidate-parameters.ts';
import { parseInTree } from './in-tree.ts';
import { parseMemberOf } from './member-of.ts';
import type { MembershipWish } from './member-of.ts';
import { parseResources } from './resources.ts';
import { parseRequired } from './traits.ts';
import type { TraitWish } from './traits.ts';

/** What one group of resources asks of the provider, or for the group without a suffix providers, that give them. */
export interface RequestGroup extends TraitWish, MembershipWish {
  /** "" for the group without one. */
  readonly suffix: string;
  /** Class to amount; empty for a group that only describes a provider. */
  readonly resources: ReadonlyMap<string, number>;
  /** A provider whose tree gives the resources; "" for any. */
  readonly inTree: string;
}

/** The groups of a query, in the order in which their suffixes appear. Throws 400 naming the parameter. */
export function parseGroups(query: Query, minor: number): RequestGroup[] {
  const suffixes = new Set<string>();
  for (const name of query.keys()) {
    const group = groupNameOf(name, minor);
    if (group) suffixes.add(group.suffix);
  }
  return [...suffixes].map((suffix) => parseGroup(query, suffix, minor));
}

function parseGroup(query: Query, suffix: string, minor: number): RequestGroup {
  const nameOf = (kind: GroupParameter) => `${kind}${suffix}`;
  const valuesOf = (kind: GroupParameter): string[] => query.getAll(nameOf(kind));
  const resources = valuesOf('resources').at(-1);
  const inTree = valuesOf('in_tree').at(-1);
  return {
    suffix,
    resources: resources === undefined ? new Map() : parseResources(resources),
    ...parseRequired(nameOf('required'), valuesOf('required'), minor),
    ...parseMemberOf(valuesOf('member_of'), minor, suffix),
    inTree: inTree === undefined ? '' : parseInTree(inTree),
  };
}

import type { GetAllocationCandidatesRequest, RequestGroup } from '@cellflow/contracts-placement';
import { sumAmounts } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import type { CandidatesRequest, GroupRequest } from './request.ts';

const policies = ['', 'none', 'isolate'] as const;

/** Reads a request that came over the bus. Throws RpcError INVALID_ARGUMENT naming the field. */
export function fromRpc(request: GetAllocationCandidatesRequest): CandidatesRequest {
  const fail = (text: string) => new RpcError('INVALID_ARGUMENT', text);
  const { groups } = request;
  const groupPolicy = policies.find((policy) => policy === request.groupPolicy);
  if (groupPolicy === undefined)
    throw fail(`group_policy: expected "none" or "isolate", got "${request.groupPolicy}"`);
  if (!groups.some((group) => group.resources.length > 0)) throw fail('groups: no resources are asked for');
  if (
    groups.filter(({ suffix, resources }) => suffix !== '' && resources.length > 0).length > 1 &&
    groupPolicy === ''
  )
    throw fail('group_policy: must be given where there are two suffixed groups');
  const suffixes = new Set(groups.map((group) => group.suffix));
  if (suffixes.size < groups.length) throw fail('groups: a suffix is used twice');
  const sameSubtree = request.sameSubtree.map((set) => set.suffixes);
  const stray = sameSubtree.flat().find((suffix) => suffix === '' || !suffixes.has(suffix));
  if (stray !== undefined) throw fail(`same_subtree: there is no group "${stray}"`);
  for (const group of groups) checkGroup(group, new Set(sameSubtree.flat()));
  return {
    groups: groups.map(toGroup),
    groupPolicy,
    limit: request.limit,
    sameSubtree,
    rootRequired: request.rootRequired,
    rootForbidden: request.rootForbidden,
    nested: true,
  };
}

function checkGroup({ suffix, resources }: RequestGroup, inSubtrees: ReadonlySet<string>): void {
  const bad = resources.find(({ amount }) => amount < 1);
  if (bad)
    throw new RpcError(
      'INVALID_ARGUMENT',
      `groups["${suffix}"].resources: ${bad.resourceClass} must be at least 1`,
    );
  if (resources.length === 0 && !inSubtrees.has(suffix))
    throw new RpcError('INVALID_ARGUMENT', `groups["${suffix}"].resources: nothing is asked for`);
}

const toGroup = (group: RequestGroup): GroupRequest => ({
  suffix: group.suffix,
  resources: sumAmounts(group.resources),
  required: group.requiredTraits.map((set) => set.anyOf),
  forbidden: group.forbiddenTraits,
  memberOf: group.memberOf.map((set) => set.anyOf),
  forbiddenAggregates: group.forbiddenAggregates,
  inTree: group.inTree,
});

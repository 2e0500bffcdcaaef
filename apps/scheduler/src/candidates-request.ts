import type { Init, RequestSpec } from '@cellflow/contracts-common';
import type { GetAllocationCandidatesRequest } from '@cellflow/contracts-placement';
import { computeDisabledTrait } from '@cellflow/domain';
import type { FlavorRequest } from '@cellflow/domain';
import { hint } from './host-request.ts';
import { placeRules } from './place-rules.ts';

/** Hints that a truncated answer could not serve: the host they need may lie behind the limit. */
const limitLiftingHints = ['group', 'same_host', 'different_host'];

/**
 * The one question to placement. A single named host is asked for as a tree; several, or a hint about other servers,
 * lift the limit; places are looked at by placement itself. nova/scheduler/utils.py: resources_from_request_spec.
 * Throws HintError for a hint that names no place.
 */
export function candidatesRequest(
  spec: RequestSpec,
  flavor: FlavorRequest,
  options: { readonly maxPlacementResults: number; readonly store: boolean; readonly current: boolean },
): Init<GetAllocationCandidatesRequest> {
  const { maxPlacementResults, store, current } = options;
  const named = namedHosts(spec);
  const unlimited = named.length > 1 || limitLiftingHints.some((name) => hint(spec, name).length > 0);
  return {
    groups: [
      {
        suffix: '',
        resources: flavor.resources.map(({ resourceClass, amount }) => ({ resourceClass, amount })),
        requiredTraits: flavor.requiredTraits.map((anyOf) => ({ anyOf: [...anyOf] })),
        forbiddenTraits: [...flavor.forbiddenTraits],
        inTree: named.length === 1 ? named[0] : '',
      },
    ],
    groupPolicy: 'none',
    // Of the host, whatever providers below it or beside it serve the request.
    rootForbidden: [computeDisabledTrait],
    limit: unlimited ? 0 : maxPlacementResults,
    store,
    current,
    places: placeRules(spec),
  };
}

/** A node is named like its host here, so either of them finds the provider. */
const namedHosts = (spec: RequestSpec): string[] => {
  if (spec.forceNodes.length > 0) return spec.forceNodes;
  if (spec.forceHosts.length > 0) return spec.forceHosts;
  return spec.requestedHost === '' ? [] : [spec.requestedHost];
};

import type { HttpMethod } from '@cellflow/rest';
import type { Engine } from '../placement-engine.ts';
import { allocationRoutes } from './allocation-routes.ts';
import type { Answer, Call } from './call.ts';
import { getAllocationCandidates } from './handlers/get-allocation-candidates.ts';
import { showVersions } from './handlers/show-versions.ts';
import { nameRoutes } from './name-routes.ts';
import { placeRoutes } from './place-routes.ts';
import type { PolicyRule } from './policy.ts';
import { providerRoutes } from './provider-routes.ts';
import { recoveryRoutes } from './recovery-routes.ts';

export interface RestRoute {
  readonly method: HttpMethod;
  /** ":name" stands for one segment: `call.params.name`. */
  readonly path: string;
  /** The first minor version that has this method on this path. */
  readonly since: number;
  /** What an earlier version answers. Default 404. */
  readonly earlier?: 405;
  /** Who may ask; null: everybody, without a token. */
  readonly rule: PolicyRule | null;
  /**
   * Nothing but JSON is taken, so that a request without a content type is refused with 415: in every version, or in
   * those before this minor one.
   */
  readonly json?: true | { readonly before: number };
  readonly handler: (call: Call, engine: Engine) => Answer | Promise<Answer>;
}

/** Everything the Placement API serves. */
export const placementRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/', since: 0, rule: null, handler: showVersions },
  ...nameRoutes,
  ...providerRoutes,
  {
    ...{ method: 'GET', path: '/allocation_candidates', since: 10 },
    ...{ rule: 'placement:allocation_candidates:list', handler: getAllocationCandidates },
  },
  ...allocationRoutes,
  ...placeRoutes,
  ...recoveryRoutes,
];

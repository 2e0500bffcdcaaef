import type { HttpMethod } from '@cellflow/rest';
import type { Engine } from '../placement-engine.ts';
import type { Answer, Call } from './call.ts';
import { deleteAllocations } from './handlers/delete-allocations.ts';
import { getAllocationCandidates } from './handlers/get-allocation-candidates.ts';
import { postAllocations } from './handlers/post-allocations.ts';
import { putAllocations } from './handlers/put-allocations.ts';
import { showAllocations } from './handlers/show-allocations.ts';
import { showUsages } from './handlers/show-usages.ts';
import { showVersions } from './handlers/show-versions.ts';
import { nameRoutes } from './name-routes.ts';
import type { PolicyRule } from './policy.ts';
import { providerRoutes } from './provider-routes.ts';

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
  /** Nothing but JSON is taken, so that a request without a content type is refused with 415. */
  readonly json?: true;
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
  {
    ...{ method: 'GET', path: '/allocations/:consumer', since: 0 },
    ...{ rule: 'placement:allocations:list', handler: showAllocations },
  },
  {
    ...{ method: 'PUT', path: '/allocations/:consumer', since: 0, json: true },
    ...{ rule: 'placement:allocations:update', handler: putAllocations },
  },
  {
    ...{ method: 'DELETE', path: '/allocations/:consumer', since: 0 },
    ...{ rule: 'placement:allocations:delete', handler: deleteAllocations },
  },
  {
    ...{ method: 'POST', path: '/allocations', since: 13, json: true },
    ...{ rule: 'placement:allocations:manage', handler: postAllocations },
  },
  { method: 'GET', path: '/usages', since: 9, rule: 'placement:usages', handler: showUsages },
];

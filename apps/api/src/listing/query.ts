import type { Call } from '../call.ts';
import { lastOf } from '../call.ts';
import { forbidden } from '../errors.ts';
import { readFlag, readLimit } from '../inputs/paging.ts';
import type { Filter } from './filters.ts';
import { readFilters } from './filters.ts';
import type { Sort } from './sort-keys.ts';
import { readSort } from './sort-keys.ts';

/** What one GET /servers asks for. */
export interface ListQuery {
  readonly limit: number;
  readonly marker: string | null;
  readonly sort: Sort;
  readonly filters: readonly Filter[];
  /** Null: of all projects. */
  readonly projectId: string | null;
  /** Whether the servers of a cell that is down are listed (R85, R86). */
  readonly showsUnreachable: boolean;
}

/** Parameters with which a cell that is down cannot be represented. */
const isDecisive = (parameter: string) => parameter !== 'all_tenants';

/** Reads the query of a listing. Throws 400 naming the parameter, 403 for all_tenants without being admin. */
export function readListQuery(call: Call): ListQuery {
  const { query, identity, minor } = call;
  const allTenants = readFlag(query, 'all_tenants');
  if (allTenants && !identity.isAdmin)
    throw forbidden('Policy does not allow os_compute_api:servers:index:get_all_tenants: all_tenants.');
  return {
    limit: readLimit(query),
    marker: lastOf(query, 'marker') ?? null,
    sort: readSort(query),
    filters: readFilters(query, { minor, isAdmin: identity.isAdmin }),
    projectId: allTenants ? null : identity.projectId,
    showsUnreachable: minor >= 69 && !Object.keys(query).some(isDecisive),
  };
}

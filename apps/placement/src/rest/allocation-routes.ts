import { deleteAllocations } from './handlers/delete-allocations.ts';
import { postAllocations } from './handlers/post-allocations.ts';
import { putAllocations } from './handlers/put-allocations.ts';
import { reshape } from './handlers/reshape.ts';
import { showAllocations } from './handlers/show-allocations.ts';
import { showUsages } from './handlers/show-usages.ts';
import type { RestRoute } from './routes.ts';

/** What consumers hold. */
export const allocationRoutes: readonly RestRoute[] = [
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
  {
    ...{ method: 'POST', path: '/reshaper', since: 30, json: true },
    ...{ rule: 'placement:reshaper:reshape', handler: reshape },
  },
];

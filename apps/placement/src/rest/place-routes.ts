import { addHosts } from './handlers/add-hosts.ts';
import { deleteLevel } from './handlers/delete-level.ts';
import { deletePlace } from './handlers/delete-place.ts';
import { listLevels } from './handlers/list-levels.ts';
import { putLevel } from './handlers/put-level.ts';
import { putPlace } from './handlers/put-place.ts';
import { showPlace } from './handlers/show-place.ts';
import type { RestRoute } from './routes.ts';

const list = { since: 0, rule: 'placement:affinity_levels:list' } as const;
const update = { since: 0, rule: 'placement:affinity_levels:update' } as const;
const level = '/affinity_levels/:level';
const place = '/affinity_levels/:level/:place';

/**
 * Levels of affinity, the places at them, and who is in these.
 * Differs: none of this is of the Placement API; every version has it.
 */
export const placeRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/affinity_levels', ...list, handler: listLevels },
  { method: 'PUT', path: level, ...update, handler: putLevel },
  { method: 'DELETE', path: level, ...update, handler: deleteLevel },
  { method: 'GET', path: place, ...list, handler: showPlace },
  { method: 'PUT', path: place, ...update, handler: putPlace },
  { method: 'DELETE', path: place, ...update, handler: deletePlace },
  { method: 'POST', path: `${place}/hosts`, json: true, ...update, handler: addHosts },
];

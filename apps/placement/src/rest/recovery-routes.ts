import { endRecovery } from './handlers/end-recovery.ts';
import { showRecovery } from './handlers/show-recovery.ts';
import type { RestRoute } from './routes.ts';

/**
 * What the store lost, and how far that is made good.
 * Differs: none of this is of the Placement API; every version has it.
 */
export const recoveryRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/recovery', since: 0, rule: 'placement:recovery:show', handler: showRecovery },
  {
    ...{ method: 'POST', path: '/recovery', since: 0, json: true },
    ...{ rule: 'placement:recovery:end', handler: endRecovery },
  },
];

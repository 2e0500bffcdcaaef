import type { BuildingServer } from './standing.ts';
import { taskStates, vmStates } from './state-machine.ts';

/** What of a server's record decides about a retry. */
export interface RetryingServer extends BuildingServer {
  readonly maxAttempts: number;
  readonly hostList: readonly unknown[];
}

/** The attempt that failed, and how far the one who asks has come since it read the record. */
export interface FailedAttempt {
  readonly attempt: number;
  readonly host: string;
  /** The attempt's allocation is known to be gone. */
  readonly released: boolean;
}

/** Which limit ended the retries; `retry-off`: there was none to be made. */
export type RetryLimit = 'attempts' | 'hosts' | 'retry-off';

/**
 * `fail`: store that the attempt failed. `unclaim`: release what it held. `claim`: claim the next alternate and store
 * the next attempt. `cast`: send the next attempt to its host. `exhaust`: end in error. `delete`: carry out the
 * delete that came between. `done`: nothing is left to do for this failure.
 */
export type RetryStep =
  | { readonly step: 'fail' | 'unclaim' | 'claim' | 'cast' | 'delete' | 'done' }
  | { readonly step: 'exhaust'; readonly limit: RetryLimit };

/**
 * The next step after a failed attempt, from the record alone: whoever was interrupted goes on where the record says.
 * Keeps that an attempt is unclaimed before the next is claimed, and that a delete wins.
 *
 * Source: nova/conductor/manager.py `build_instances` and nova/scheduler/utils.py `populate_retry`.
 */
export function nextRetryStep(server: RetryingServer | null, failed: FailedAttempt): RetryStep {
  if (!server || server.vmState === vmStates.deleted) return { step: 'done' };
  if (server.taskState === taskStates.deleting)
    return { step: ownsDelete(server, failed) ? 'delete' : 'done' };
  if (server.vmState !== vmStates.building) return { step: 'done' };
  if (server.attempt === failed.attempt + 1 && server.host !== '' && !server.begun) return { step: 'cast' };
  if (server.attempt !== failed.attempt) return { step: 'done' };
  if (server.host !== '') return { step: server.host === failed.host ? 'fail' : 'done' };
  if (!failed.released) return { step: 'unclaim' };
  const limit = retryLimit(server);
  return limit === null ? { step: 'claim' } : { step: 'exhaust', limit };
}

/** A delete is finished by whoever knows that no guest is left: here, that the failed attempt was the last one. */
function ownsDelete(server: RetryingServer, failed: FailedAttempt): boolean {
  return server.attempt === failed.attempt && (server.host === '' || server.host === failed.host);
}

function retryLimit(server: RetryingServer): RetryLimit | null {
  if (server.maxAttempts <= 1) return 'retry-off';
  if (server.attempt >= server.maxAttempts) return 'attempts';
  return server.hostList.length === 0 ? 'hosts' : null;
}

/** One forced host or node, or a single attempt: the first failure is final. */
export function isRetryOff(request: {
  readonly maxAttempts: number;
  readonly forceHosts: readonly string[];
  readonly forceNodes: readonly string[];
}): boolean {
  return request.maxAttempts <= 1 || request.forceHosts.length === 1 || request.forceNodes.length === 1;
}

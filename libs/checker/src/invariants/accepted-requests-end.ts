import type { Check } from '../snapshot.ts';
import { deletedServers, liveServers } from '../views.ts';

/** I1: every server of an accepted request is ACTIVE, ERROR or deleted, and nothing still waits for it. */
export const acceptedRequestsEnd: Check = (snapshot) => {
  const live = liveServers(snapshot);
  const deleted = deletedServers(snapshot);
  const violation = (instanceUuid: string, message: string) => ({ invariant: 'I1', instanceUuid, message });
  const accepted = (snapshot.accepted ?? []).flatMap(({ instanceUuids }) => instanceUuids);
  const known = new Set([...accepted, ...live.keys()]);
  const unfinished = [...known].flatMap((uuid) => {
    const placed = live.get(uuid);
    if (!placed) {
      return deleted.has(uuid) ? [] : [violation(uuid, `was accepted and is in no cell`)];
    }
    const { vmState, taskState, host, attempt, leaseExpiresAtMs } = placed.instance;
    const state = `${vmState}/${taskState || 'none'}`;
    if (deleted.has(uuid)) return [violation(uuid, `was deleted and is still in ${placed.cell}: ${state}`)];
    if (state !== 'active/none' && state !== 'error/none') {
      return [violation(uuid, `rests in ${state} in ${placed.cell} (attempt ${attempt}, host "${host}")`)];
    }
    if (leaseExpiresAtMs !== 0) return [violation(uuid, `is ${state} and still holds a lease`)];
    return [];
  });
  const waiting = snapshot.api.buildRequests.map(({ instanceUuid }) =>
    violation(instanceUuid, 'still has a build request'),
  );
  return [...unfinished, ...waiting];
};

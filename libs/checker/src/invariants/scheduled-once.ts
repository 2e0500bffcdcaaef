import type { Check } from '../snapshot.ts';
import { cellEvents, deletedServers } from '../views.ts';

/**
 * I10, the upper half: every server that reached a cell was scheduled once; cells never ask again.
 *
 * A server that was deleted on its way may have been created without having been scheduled to the end.
 */
export const scheduledOnce: Check = (snapshot) => {
  const violation = (instanceUuid: string, message: string) => ({ invariant: 'I10', instanceUuid, message });
  const deleted = deletedServers(snapshot);
  const scheduled = new Map<string, number>();
  for (const { event } of snapshot.api.ledger) {
    if (event.type !== 'server.scheduled') continue;
    scheduled.set(event.instanceUuid, (scheduled.get(event.instanceUuid) ?? 0) + 1);
  }
  const found = [...scheduled].flatMap(([uuid, times]) =>
    times > 1 ? [violation(uuid, `was scheduled ${times} times`)] : [],
  );
  for (const [uuid, entries] of cellEvents(snapshot)) {
    const created = entries.filter(({ event }) => event.type === 'instance.created');
    if (created.length > 1) found.push(violation(uuid, `was created ${created.length} times`));
    const real = entries.some(({ cell }) => cell !== 'cell0');
    if (real && created.length === 1 && !scheduled.has(uuid) && !deleted.has(uuid))
      found.push(violation(uuid, 'was never scheduled'));
  }
  return found;
};

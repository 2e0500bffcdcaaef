import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import type { Condition, Search } from '../invariant.ts';
import { toldBy, toldByCells } from '../told.ts';
import { deletedServers } from '../views.ts';

/**
 * I10, the upper half: every server that reached a cell was scheduled once; cells never ask again.
 *
 * A server that was deleted on its way may have been created without having been scheduled to the end.
 */
export function scheduledOnce(search: Search, history: History, { quiescent }: Condition): void {
  const deleted = deletedServers(history);
  const scheduled = new Map<string, Told[]>();
  for (const told of toldBy(history, 'api')) {
    if (told.event.type !== 'server.scheduled') continue;
    const uuid = told.event.instanceUuid;
    scheduled.set(uuid, [...(scheduled.get(uuid) ?? []), told]);
  }
  for (const [uuid, times] of scheduled)
    if (times.length > 1) search.say(uuid, `was scheduled ${times.length} times`, times.map(cite.told));
  for (const [uuid, entries] of toldByCells(history)) {
    const created = entries.filter(({ event }) => event.type === 'instance.created');
    const cited = created.map(cite.told);
    if (created.length > 1) search.say(uuid, `was created ${created.length} times`, cited);
    const real = entries.some(({ scope }) => scope !== 'cell0');
    if (quiescent && real && created.length === 1 && !scheduled.has(uuid) && !deleted.has(uuid))
      search.say(uuid, 'was never scheduled', cited);
  }
}

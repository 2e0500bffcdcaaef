import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { takesHold, toldByCells, toldOfServers } from '../told.ts';

/** What may come after a server's end. */
const after: Readonly<Record<string, readonly string[]>> = {
  'active/none': ['active/deleting', 'deleted/none'],
  'error/none': ['error/deleting', 'deleted/none'],
  'deleted/none': [],
};

/**
 * I15. Within a cell's ledger by its order; placement, the brokers and the guests are joined by the attempt: after an
 * ERROR nobody has heard of an attempt that the cell does not know.
 */
export const terminalIsStable: Invariant = {
  id: 'I15',
  name: 'terminal is stable',
  statement:
    'after ACTIVE a server is only deleted; after ERROR or deletion there is no claim, cast or guest of it',
  needs: ['W2'],
  check(history) {
    const search = new Search('I15');
    const claims = toldOfServers(history, ['placement']);
    for (const [uuid, entries] of toldByCells(history)) {
      let end: Told | null = null;
      for (const told of entries) {
        const to = told.event.toState;
        const allowed = end && after[end.event.toState];
        if (end && to !== '' && to !== end.event.toState && allowed && !allowed.includes(to)) {
          const text = `was ${end.event.toState}, then ${told.event.type} made it ${to}`;
          search.say(uuid, text, [cite.told(end), cite.told(told)]);
        }
        if (to in after) end = told;
      }
      if (!end) continue;
      search.look();
      if (end.event.toState === 'error/none') noMore(search, history, end, claims.get(uuid) ?? []);
    }
    return search;
  },
};

/** Nothing of a later attempt than the one that ended in ERROR. */
function noMore(search: Search, history: History, end: Told, claims: readonly Told[]): void {
  const uuid = end.event.instanceUuid;
  const last = Math.max(1, end.event.attempt);
  const late = claims.filter((told) => takesHold(told) && told.event.attempt > last);
  for (const claim of late)
    search.say(uuid, `is ERROR by attempt ${last} and claimed for attempt ${claim.event.attempt}`, [
      ...[cite.told(end), cite.told(claim)],
    ]);
  history.traffic?.forEach((record, position) => {
    if (record.instanceUuid !== uuid || record.attempt <= last) return;
    if (!record.method.endsWith('/BuildAndRunInstance')) return;
    const shows = [cite.told(end), cite.publication(record, position)];
    search.say(uuid, `is ERROR by attempt ${last} and was cast for attempt ${record.attempt}`, shows);
  });
  const positions = new Map<string, number>();
  for (const act of history.guestActs ?? []) {
    const position = positions.get(act.host) ?? 0;
    positions.set(act.host, position + 1);
    if (act.instanceUuid !== uuid || act.act !== 'spawn' || act.attempt <= last) continue;
    const shows = [cite.told(end), cite.guest(act, position)];
    search.say(uuid, `is ERROR by attempt ${last} and has a guest of attempt ${act.attempt}`, shows);
  }
}

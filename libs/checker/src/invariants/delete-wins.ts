import { deleteOf } from '../calls.ts';
import { cite } from '../exhibits.ts';
import type { History } from '../history.ts';
import { guestSpans } from '../guest-spans.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { takesHold, toldOfServers } from '../told.ts';
import { deletedServers, liveServers } from '../views.ts';
import { citeSpan } from './one-guest.ts';

/** I26. */
export const deleteWins: Invariant = {
  id: 'I26',
  name: 'delete wins',
  statement:
    'after an accepted delete there is no allocation, no guest and no server, and nothing makes them again',
  needs: ['W2', 'W5'],
  check(history, { quiescent }) {
    const search = new Search('I26');
    noClaimAfter(search, history);
    const deleted = deletedServers(history);
    search.look(deleted.size);
    if (quiescent) for (const uuid of deleted) nothingLeft(search, history, uuid);
    return search;
  },
};

/** A tombstone in placement's ledger is the last word there. */
function noClaimAfter(search: Search, history: History): void {
  for (const [uuid, entries] of toldOfServers(history, ['placement'])) {
    const at = entries.findIndex(({ event }) => event.type === 'consumer.tombstoned');
    const tombstone = entries[at];
    if (!tombstone) continue;
    search.look();
    const claim = entries.slice(at).find(takesHold);
    if (claim)
      search.say(uuid, `attempt ${claim.event.attempt} claimed after the server's tombstone`, [
        ...[cite.told(tombstone), cite.told(claim)],
      ]);
  }
}

function nothingLeft(search: Search, history: History, uuid: string): void {
  const asked = deleteOf(history, uuid);
  const consumer = history.placement.consumers.find((each) => each.uuid === uuid);
  if (consumer && consumer.allocations.length > 0)
    search.say(uuid, 'was deleted and still holds an allocation', [...asked, cite.consumer(consumer)]);
  const placed = liveServers(history).get(uuid);
  if (placed)
    search.say(uuid, `was deleted and is in ${placed.cell}`, [
      ...[...asked, cite.server(placed.cell, placed.instance)],
    ]);
  const guest = guestSpans(history.guestActs ?? [])
    .get(uuid)
    ?.find(({ destroy }) => !destroy);
  if (guest)
    search.say(uuid, `was deleted and its guest runs on ${guest.host}`, [...asked, ...citeSpan(guest)]);
}

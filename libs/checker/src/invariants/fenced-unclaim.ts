import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { commitOf, firstOf, takesHold, toldByCells, toldOfServers } from '../told.ts';

/**
 * I9. Whether a server was ACTIVE is told by its attempt: the attempt that succeeded is never given up but for a
 * delete. What an operator takes away over REST names no message, and is the operator's.
 */
export const fencedUnclaim: Invariant = {
  id: 'I9',
  name: 'fenced unclaim',
  statement:
    'an effective unclaim matches the held (host, attempt), and none takes the claim of the attempt that became ACTIVE unless the server was deleted',
  needs: ['W2'],
  check(history) {
    const search = new Search('I9');
    const cells = toldByCells(history);
    const deletes = toldOfServers(history, ['api']);
    for (const [uuid, entries] of toldOfServers(history, ['placement'])) {
      let held: Told | null = null;
      entries.forEach((told, index) => {
        const { type } = told.event;
        if (takesHold(told)) held = told;
        if (type !== 'allocation.released') return;
        search.look();
        if (held) matches(search, uuid, held, told);
        held = null;
        const next = entries[index + 1];
        const moves = next !== undefined && takesHold(next) && commitOf(next.id) === commitOf(told.id);
        const won = firstOf(cells.get(uuid), 'build.succeeded');
        if (!won || won.event.attempt !== told.event.attempt || moves || told.event.messageId === '') return;
        const gone =
          firstOf(deletes.get(uuid), 'server.deleted') ??
          firstOf(cells.get(uuid), 'instance.deleting', 'instance.deleted');
        if (gone) return;
        const text = `attempt ${told.event.attempt} became ACTIVE and was released, and nobody deleted the server`;
        search.say(uuid, text, [cite.told(won), cite.told(told)]);
      });
    }
    return search;
  },
};

const providersOf = ({ event }: Told) =>
  event.allocations
    .map(({ providerUuid }) => providerUuid)
    .sort()
    .join(' ');

function matches(search: Search, uuid: string, held: Told, released: Told): void {
  const sameAttempt = released.event.attempt === held.event.attempt || released.event.attempt === 0;
  const samePlace = released.event.allocations.length === 0 || providersOf(released) === providersOf(held);
  if (sameAttempt && samePlace) return;
  const text = `attempt ${released.event.attempt} on ${released.event.host} was released, attempt ${held.event.attempt} on ${held.event.host} was held`;
  search.say(uuid, text, [cite.told(held), cite.told(released)]);
}

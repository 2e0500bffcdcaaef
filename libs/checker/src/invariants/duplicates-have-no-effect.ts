import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { commitOf, toldByAll } from '../told.ts';

/**
 * I20. A message that is resumed goes on with other kinds of entries; one commit may tell several things of it. A claim
 * that a recovery gave up, since no cell knew of it, may be made again by its message.
 */
export const duplicatesHaveNoEffect: Invariant = {
  id: 'I20',
  name: 'duplicates have no effect',
  statement: 'a message id has one effect of a kind on a server, however often it is delivered',
  needs: ['W2'],
  check(history) {
    const search = new Search('I20');
    const first = new Map<string, Told>();
    const givenUp = new Set<string>();
    let recovering = false;
    for (const told of toldByAll(history)) {
      const { messageId, instanceUuid, type, attempt, host, toState } = told.event;
      if (told.scope === 'placement' && type === 'store.recovering') recovering = true;
      if (told.scope === 'placement' && type === 'store.recovered') recovering = false;
      if (recovering && type === 'allocation.released') givenUp.add(instanceUuid);
      if (messageId === '') continue;
      search.look();
      const effect = [told.scope, messageId, instanceUuid, type, attempt, host, toState].join(' ');
      const before = first.get(effect);
      const again = before && type === 'allocation.claimed' && givenUp.delete(instanceUuid);
      if (!before || again) first.set(effect, told);
      else if (commitOf(before.id) !== commitOf(told.id))
        search.say(instanceUuid, `message ${messageId} made "${type}" twice`, [
          ...[cite.told(before), cite.told(told)],
        ]);
    }
    return search;
  },
};

import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { cellOfUser } from '../principals.ts';

/** I12. Written again from the walls and not shared with the topology. That permissions allow none is looked at there. */
export const noUpcall: Invariant = {
  id: 'I12',
  name: 'no upcall',
  statement:
    'no user of a cell publishes anything above its cell, but to placement under its own key, and no attack gets through',
  needs: ['W3'],
  check(history) {
    const search = new Search('I12');
    history.traffic?.forEach((record, position) => {
      const { vhost, user, exchange, routingKey } = record;
      const cell = cellOfUser(history, user);
      if (cell === null) return;
      search.look();
      if (history.cells.some(({ name }) => name === vhost)) return;
      const toPlacement = vhost === 'placement' && exchange === 'placement';
      const cells = history.cells.map(({ name }) => name);
      if (toPlacement && cells.some((name) => routingKey.endsWith(`.${name}`))) return;
      const text = `${user} published ${exchange || '(default)'}/${routingKey} on ${vhost}`;
      search.say(record.instanceUuid, text, [cite.publication(record, position)]);
    });
    for (const fault of history.faults ?? []) {
      if (fault.kind !== 'attack') continue;
      search.look();
      for (const what of fault.through ?? [])
        search.say('', `an attack got through: ${what}`, [cite.fault(fault)]);
    }
    return search;
  },
};

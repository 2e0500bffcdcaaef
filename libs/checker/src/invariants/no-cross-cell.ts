import { cite } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { cellOfUser } from '../principals.ts';
import { toldBy } from '../told.ts';
import { providersByUuid } from '../views.ts';

/** I13. A claim and its effect are joined by the message id. */
export const noCrossCell: Invariant = {
  id: 'I13',
  name: 'no cross-cell',
  statement:
    'no user of a cell publishes to another cell or under its key; its claims are on providers of its own',
  needs: ['W2', 'W3'],
  check(history) {
    const search = new Search('I13');
    const cells = history.cells.map(({ name }) => name);
    history.traffic?.forEach((record, position) => {
      const { vhost, user, exchange, routingKey } = record;
      const cell = cellOfUser(history, user);
      if (cell === null) return;
      search.look();
      const others = cells.filter((name) => name !== cell);
      const keyOfOther = vhost === 'placement' && others.some((name) => routingKey.endsWith(`.${name}`));
      if (!others.includes(vhost) && !keyOfOther) return;
      const text = `${user} published ${exchange || '(default)'}/${routingKey} on ${vhost}`;
      search.say(record.instanceUuid, text, [cite.publication(record, position)]);
    });
    claimsAtHome(search, history);
    return search;
  },
};

function claimsAtHome(search: Search, history: History): void {
  const providers = providersByUuid(history);
  const asked = new Map<string, number>();
  history.traffic?.forEach(({ method, messageId, user }, position) => {
    if (method.endsWith('/Claim') && cellOfUser(history, user) !== null) asked.set(messageId, position);
  });
  for (const told of toldBy(history, 'placement')) {
    const { type, messageId, allocations, instanceUuid } = told.event;
    const position = asked.get(messageId);
    if (type !== 'allocation.claimed' || position === undefined) continue;
    const record = history.traffic![position]!;
    const cell = cellOfUser(history, record.user);
    for (const { providerUuid } of allocations) {
      const provider = providers.get(providerUuid);
      if (!provider || provider.cell === cell) continue;
      search.say(instanceUuid, `${record.user} claimed on ${provider.name} of ${provider.cell}`, [
        ...[cite.publication(record, position), cite.told(told), cite.provider(provider)],
      ]);
    }
  }
}

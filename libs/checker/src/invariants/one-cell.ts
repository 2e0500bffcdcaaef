import { cite } from '../exhibits.ts';
import type { Told } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { takesHold, toldByCells, toldOfServers, withdrawnRecords } from '../told.ts';
import { placedInstances, providerNames } from '../views.ts';

/** What it offers, it offers to hosts of any cell whose aggregate it is in. */
const shares = 'MISC_SHARES_VIA_AGGREGATE';

/** I11. Part of a claim may be on what belongs to no cell and is shared; whoever builds is a host, and is not. */
export const oneCell: Invariant = {
  id: 'I11',
  name: 'one cell',
  statement: 'whatever a server tried, was offered or ever claimed is in the one cell that it was given',
  needs: ['W2'],
  check(history) {
    const search = new Search('I11');
    const cellOfHost = new Map(history.placement.providers.map(({ name, cell }) => [name, cell]));
    const nameOf = providerNames(history);
    const shared = new Set(
      history.placement.providers.flatMap(({ uuid, cell, traits }) =>
        cell === '' && traits.includes(shares) ? [uuid] : [],
      ),
    );
    const claims = toldOfServers(history, ['placement']);
    const told = toldByCells(history);
    const isWithdrawn = withdrawnRecords(history);
    for (const { cell, instance } of placedInstances(history)) {
      if (cell === 'cell0' || isWithdrawn(cell, instance.uuid)) continue;
      search.look();
      const record = cite.server(cell, instance);
      const met = new Map<string, Told | null>();
      for (const { host } of [...instance.attempts, ...instance.failures, ...instance.hostList])
        met.set(host, null);
      for (const claim of claims.get(instance.uuid) ?? [])
        if (takesHold(claim))
          for (const { providerUuid } of claim.event.allocations) {
            const host = nameOf(providerUuid);
            if (!met.has(host) && !shared.has(providerUuid)) met.set(host, claim);
          }
      for (const [host, claim] of met) {
        if (host === '' || cellOfHost.get(host) === cell) continue;
        const text = `is in ${cell} and met ${host} of ${cellOfHost.get(host) ?? 'no cell at all'}`;
        const provider = history.placement.providers.find(({ name }) => name === host);
        search.say(instance.uuid, text, [
          ...[record, claim && cite.told(claim), provider && cite.provider(provider)],
        ]);
      }
      const elsewhere = (told.get(instance.uuid) ?? []).filter(({ scope }) => scope !== cell);
      for (const name of new Set(elsewhere.map(({ scope }) => scope))) {
        const first = elsewhere.find(({ scope }) => scope === name);
        const shows = [record, first && cite.told(first)];
        search.say(instance.uuid, `is in ${cell} and was written in ${name} too`, shows);
      }
    }
    return search;
  },
};

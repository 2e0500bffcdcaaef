import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { eachAmount, providersByUuid } from '../views.ts';

/** I7. */
export const usageIsConserved: Invariant = {
  id: 'I7',
  name: 'conservation',
  statement: 'what each provider says is used is the sum of what consumers hold on it',
  needs: ['W2'],
  atRest: true,
  check(history) {
    const search = new Search('I7');
    const { providers, consumers } = history.placement;
    const known = providersByUuid(history);
    const stored = new Map<string, number>();
    for (const { uuid, used } of providers)
      for (const { resourceClass, amount } of used) stored.set(`${uuid} ${resourceClass}`, amount);
    const sums = new Map<string, number>();
    for (const { allocations } of consumers)
      for (const { provider, resourceClass, amount } of eachAmount(allocations)) {
        const key = `${provider} ${resourceClass}`;
        sums.set(key, (sums.get(key) ?? 0) + amount);
      }
    for (const key of new Set([...stored.keys(), ...sums.keys()])) {
      search.look();
      const [uuid = '', resourceClass = ''] = key.split(' ');
      const [before, sum] = [stored.get(key) ?? 0, sums.get(key) ?? 0];
      if (before === sum) continue;
      const provider = known.get(uuid);
      const name = provider?.name ?? `unknown provider ${uuid}`;
      const message = `${name} says that ${before} ${resourceClass} are used; its consumers hold ${sum}`;
      const holders = consumers.filter(({ allocations }) =>
        [...eachAmount(allocations)].some((each) => `${each.provider} ${each.resourceClass}` === key),
      );
      search.say('', message, [provider && cite.provider(provider), ...holders.map(cite.consumer)]);
    }
    return search;
  },
};

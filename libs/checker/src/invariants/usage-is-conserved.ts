import type { Check } from '../snapshot.ts';
import { eachAmount, providersByUuid } from '../views.ts';

/** I7: what each provider says is used is the sum of what consumers hold on it. */
export const usageIsConserved: Check = (snapshot) => {
  const names = providersByUuid(snapshot);
  const stored = new Map<string, number>();
  for (const { uuid, used } of snapshot.placement.providers) {
    for (const { resourceClass, amount } of used) stored.set(`${uuid} ${resourceClass}`, amount);
  }
  const sums = new Map<string, number>();
  for (const { allocations } of snapshot.placement.consumers) {
    for (const { provider, resourceClass, amount } of eachAmount(allocations)) {
      const key = `${provider} ${resourceClass}`;
      sums.set(key, (sums.get(key) ?? 0) + amount);
    }
  }
  return [...new Set([...stored.keys(), ...sums.keys()])].flatMap((key) => {
    const [provider = '', resourceClass = ''] = key.split(' ');
    const [before, sum] = [stored.get(key) ?? 0, sums.get(key) ?? 0];
    if (before === sum) return [];
    const name = names.get(provider)?.name ?? `unknown provider ${provider}`;
    const message = `${name} says that ${before} ${resourceClass} are used; its consumers hold ${sum}`;
    return [{ invariant: 'I7', instanceUuid: '', message }];
  });
};

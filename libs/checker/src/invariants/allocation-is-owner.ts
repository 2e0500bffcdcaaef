import { cite } from '../exhibits.ts';
import { flavorAmounts } from '../flavor-amounts.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import type { PlacedInstance } from '../views.ts';
import { amountsText, liveServers, providersByUuid } from '../views.ts';

/** I4. What an ERROR or deleted server holds is I5's. */
export const allocationIsOwner: Invariant = {
  id: 'I4',
  name: 'allocation = owner',
  statement: 'every ACTIVE server holds exactly what its flavor takes, on its own host and nowhere else',
  needs: ['W2'],
  atRest: true,
  check(history) {
    const search = new Search('I4');
    const providers = providersByUuid(history);
    const consumers = new Map(history.placement.consumers.map((consumer) => [consumer.uuid, consumer]));
    for (const placed of liveServers(history).values()) {
      if (placed.instance.vmState !== 'active') continue;
      search.look();
      const consumer = consumers.get(placed.instance.uuid);
      const fault = faultOf(placed, consumer, providers);
      if (!fault) continue;
      const shows = [cite.server(placed.cell, placed.instance), consumer && cite.consumer(consumer)];
      search.say(placed.instance.uuid, fault, shows);
    }
    return search;
  },
};

type Providers = ReturnType<typeof providersByUuid>;
type Consumer = Parameters<typeof cite.consumer>[0];

function faultOf(
  { instance }: PlacedInstance,
  consumer: Consumer | undefined,
  providers: Providers,
): string | null {
  const allocations = consumer?.allocations ?? [];
  if (allocations.length === 0) return `is ACTIVE on ${instance.host} and holds nothing`;
  const hosts = allocations.map(({ providerUuid }) => hostOf(providers, providerUuid));
  if (hosts.some((host) => host !== instance.host))
    return `is ACTIVE on ${instance.host} and holds allocations on ${hosts.join(', ')}`;
  const attempt = consumer?.heldAttempt ?? 0;
  if (attempt !== instance.attempt)
    return `is ACTIVE by attempt ${instance.attempt}, its allocation is of attempt ${attempt}`;
  const flavor = instance.requestSpec?.flavor;
  if (!flavor) return null;
  const wanted = amountsText({
    resources: [...flavorAmounts(flavor)].map(([resourceClass, amount]) => ({ resourceClass, amount })),
  });
  const held = amountsText({ resources: allocations.flatMap(({ resources }) => resources) });
  return held === wanted ? null : `holds ${held}, its flavor takes ${wanted}`;
}

/** The host of a provider is its root: a nested provider is a part of it. */
function hostOf(providers: Providers, uuid: string): string {
  const provider = providers.get(uuid);
  if (!provider) return `unknown provider ${uuid}`;
  return providers.get(provider.rootUuid)?.name ?? provider.name;
}

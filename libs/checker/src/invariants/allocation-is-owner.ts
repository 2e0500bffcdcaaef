import type { Check, CloudSnapshot } from '../snapshot.ts';
import { amountsText, liveServers, providersByUuid } from '../views.ts';

/** I4: every ACTIVE server holds exactly what its flavor takes, on its own host and nowhere else. */
export const allocationIsOwner: Check = (snapshot) => {
  const providers = providersByUuid(snapshot);
  const consumers = new Map(snapshot.placement.consumers.map((consumer) => [consumer.uuid, consumer]));
  return [...liveServers(snapshot).values()]
    .filter(({ instance }) => instance.vmState === 'active')
    .flatMap(({ instance }) => {
      const violation = (message: string) => [{ invariant: 'I4', instanceUuid: instance.uuid, message }];
      const allocations = consumers.get(instance.uuid)?.allocations ?? [];
      if (allocations.length === 0) return violation(`is ACTIVE on ${instance.host} and holds nothing`);
      const hosts = allocations.map(({ providerUuid }) => hostOf(providers, providerUuid));
      const elsewhere = hosts.filter((host) => host !== instance.host);
      if (elsewhere.length > 0) {
        return violation(`is ACTIVE on ${instance.host} and holds allocations on ${hosts.join(', ')}`);
      }
      const attempt = consumers.get(instance.uuid)?.heldAttempt ?? 0;
      if (attempt !== instance.attempt) {
        return violation(`is ACTIVE by attempt ${instance.attempt}, its allocation is of attempt ${attempt}`);
      }
      const flavor = instance.requestSpec?.flavor;
      if (!flavor) return [];
      const wanted = amountsText({
        resources: [...flavorAmounts(flavor)].map(([resourceClass, amount]) => ({ resourceClass, amount })),
      });
      const held = amountsText({ resources: allocations.flatMap(({ resources }) => resources) });
      return held === wanted ? [] : violation(`holds ${held}, its flavor takes ${wanted}`);
    });
};

type Providers = ReturnType<typeof providersByUuid>;
type Flavor = NonNullable<
  NonNullable<CloudSnapshot['cells'][number]['instances'][number]['requestSpec']>['flavor']
>;

/** The host of a provider is its root: a nested provider is a part of it. */
function hostOf(providers: Providers, uuid: string): string {
  const provider = providers.get(uuid);
  if (!provider) return `unknown provider ${uuid}`;
  return providers.get(provider.rootUuid)?.name ?? provider.name;
}

/** Written again from Nova's rules and not shared with the services: a check must not repeat their mistakes. */
function flavorAmounts(flavor: Flavor): Map<string, number> {
  const disk = flavor.rootGb + flavor.ephemeralGb + Math.ceil(flavor.swapMb / 1024);
  const amounts = new Map([
    ['VCPU', flavor.vcpus],
    ['MEMORY_MB', flavor.memoryMb],
    ['DISK_GB', disk],
  ]);
  for (const [key, value] of Object.entries(flavor.extraSpecs)) {
    const resourceClass = /^resources[^:]*:(.+)$/.exec(key)?.[1];
    if (resourceClass) amounts.set(resourceClass, Number(value));
  }
  return new Map([...amounts].filter(([, amount]) => amount > 0));
}

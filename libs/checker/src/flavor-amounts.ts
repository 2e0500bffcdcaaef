import type { Flavor } from '@cellflow/contracts-common';

/** Written again from Nova's rules and not shared with the services: a check must not repeat their mistakes. */
export function flavorAmounts(flavor: Flavor): Map<string, number> {
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

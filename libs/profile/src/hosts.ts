import { ProfileError } from './parse.ts';
import type { Behaviour, ComputeProfile, HostGroup } from './schema.ts';

/** How much of one resource class a host has. As in placement, capacity = (total - reserved) * allocationRatio. */
export interface HostInventory {
  readonly resourceClass: string;
  readonly total: number;
  readonly reserved: number;
  readonly minUnit: number;
  readonly maxUnit: number;
  readonly stepSize: number;
  readonly allocationRatio: number;
}

/** One fake hypervisor. */
export interface FakeHost {
  readonly name: string;
  readonly inventory: readonly HostInventory[];
  readonly traits: readonly string[];
  readonly availabilityZone: string;
  readonly behaviour: Behaviour;
}

/** The hosts of a profile, in its order. Throws ProfileError when two have one name. */
export function expandHosts(profile: ComputeProfile): FakeHost[] {
  const groupOf = new Map<string, number>();
  return profile.hosts.flatMap((group, index) => {
    const inventory = inventoryOf(group);
    return Array.from({ length: group.count }, (_, n) => {
      const name = group.name.replaceAll('{n}', String(n + 1));
      const other = groupOf.get(name);
      if (other !== undefined) {
        throw new ProfileError(`hosts[${index}].name: "${name}" is a host of hosts[${other}] already`);
      }
      groupOf.set(name, index);
      const { traits, availabilityZone, behaviour } = group;
      return { name, inventory, traits, availabilityZone, behaviour };
    });
  });
}

function inventoryOf(group: HostGroup): HostInventory[] {
  return Object.entries(group.inventory).map(([resourceClass, given]) => ({
    resourceClass,
    ...given,
    maxUnit: given.maxUnit ?? given.total,
  }));
}

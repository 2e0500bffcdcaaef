import { provider, uuid } from './topology.ts';
import type { ProviderData } from './topology.ts';

/** How many hosts stand in one rack, which is one aggregate. */
const hostsPerRack = 20;

export type DiskOf = 'host' | 'rack';

export interface HostPlace {
  readonly aggregates?: readonly string[];
  readonly disk?: DiskOf;
}

const numaNode = (host: ProviderData, node: number, number: number): ProviderData[] => {
  const numa = provider({
    uuid: uuid('c', number, node),
    name: `${host.name}-numa-${node}`,
    parent: host.uuid,
    inventories: { VCPU: { total: 16 }, MEMORY_MB: { total: 65536 } },
  });
  const pfs = [1, 2].map((pf) =>
    provider({
      uuid: uuid('c', number, node, pf),
      name: `${numa.name}-pf-${pf}`,
      parent: numa.uuid,
      inventories: { SRIOV_NET_VF: { total: 8 } },
    }),
  );
  return [numa, ...pfs];
};

/** Host `number`: its disk on the root, two NUMA nodes with VCPU and MEMORY_MB, and VFs on two PFs of each. */
export function numaHost(number: number, { aggregates = [], disk = 'host' }: HostPlace = {}): ProviderData[] {
  const inventories: ProviderData['inventories'] = disk === 'host' ? { DISK_GB: { total: 2000 } } : {};
  const host = provider({
    uuid: uuid('c', number),
    name: `host-${String(number).padStart(4, '0')}`,
    inventories,
    aggregates,
  });
  return [host, ...[1, 2].flatMap((node) => numaNode(host, node, number))];
}

/** Hosts 1 to `hosts` in racks; with the disk of the rack, each rack has one that is shared and the hosts have none. */
export function cloudOf(hosts: number, { disk = 'host' }: { disk?: DiskOf } = {}): ProviderData[] {
  const racks = Array.from({ length: Math.ceil(hosts / hostsPerRack) }, (_, index) => index + 1);
  const shared = racks.map((rack) =>
    provider({
      uuid: uuid('d', rack),
      name: `rack-${String(rack).padStart(3, '0')}-disk`,
      inventories: { DISK_GB: { total: 40000 } },
      traits: ['MISC_SHARES_VIA_AGGREGATE'],
      aggregates: [uuid('a', rack)],
    }),
  );
  const all = Array.from({ length: hosts }, (_, index) => {
    const rack = Math.floor(index / hostsPerRack) + 1;
    return numaHost(index + 1, { aggregates: [uuid('a', rack)], disk });
  });
  return [...(disk === 'rack' ? shared : []), ...all.flat()];
}

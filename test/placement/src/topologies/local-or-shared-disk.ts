import { plain, provider, uuid } from './topology.ts';
import type { Topology } from './topology.ts';

const [cn1, cn2] = [uuid('c', 1), uuid('c', 2)];
const [ss1, ss2] = [uuid('d', 1), uuid('d', 2)];
const a = uuid('a', 1);

const inventories = { VCPU: { total: 24 }, MEMORY_MB: { total: 131072 }, DISK_GB: { total: 2000 } };
const disk = { inventories: { DISK_GB: { total: 10000 } }, traits: ['MISC_SHARES_VIA_AGGREGATE'] };
const resources = { VCPU: 1, MEMORY_MB: 512, DISK_GB: 100 };

/** Two compute nodes with disks of their own, of which one may also use a shared disk. */
export const localOrSharedDisk: Topology = {
  name: 'T1, local or shared disk',
  providers: [
    provider({ uuid: cn1, name: 'CN1', inventories, aggregates: [a] }),
    provider({ uuid: cn2, name: 'CN2', inventories }),
    provider({ uuid: ss1, name: 'SS1', ...disk, aggregates: [a] }),
    provider({ uuid: ss2, name: 'SS2', ...disk }),
  ],
  queries: [
    {
      title: 'takes the disk of the node, or one shared with it',
      query: { groups: { '': { resources } } },
      candidates: [
        plain({ [cn1]: { VCPU: 1, MEMORY_MB: 512, DISK_GB: 100 } }),
        plain({ [cn2]: { VCPU: 1, MEMORY_MB: 512, DISK_GB: 100 } }),
        plain({ [cn1]: { VCPU: 1, MEMORY_MB: 512 }, [ss1]: { DISK_GB: 100 } }),
      ],
    },
  ],
};

import { plain, provider, uuid } from './topology.ts';
import type { Topology } from './topology.ts';

const [cn1, cn2, ss1] = [uuid('c', 1), uuid('c', 2), uuid('d', 1)];
const [cn1Numa1, cn1Numa2] = [uuid('c', 1, 1), uuid('c', 1, 2)];
const [cn2Numa1, cn2Numa2] = [uuid('c', 2, 1), uuid('c', 2, 2)];
const [a, b] = [uuid('a', 1), uuid('a', 2)];

const root = { inventories: { MEMORY_MB: { total: 131072 }, DISK_GB: { total: 2000 } } };
const numa = { inventories: { VCPU: { total: 12 } } };
const resources = { VCPU: 1, MEMORY_MB: 512, DISK_GB: 100 };

const localDisk = [
  plain({ [cn1Numa1]: { VCPU: 1 }, [cn1]: { MEMORY_MB: 512, DISK_GB: 100 } }),
  plain({ [cn1Numa2]: { VCPU: 1 }, [cn1]: { MEMORY_MB: 512, DISK_GB: 100 } }),
  plain({ [cn2Numa1]: { VCPU: 1 }, [cn2]: { MEMORY_MB: 512, DISK_GB: 100 } }),
  plain({ [cn2Numa2]: { VCPU: 1 }, [cn2]: { MEMORY_MB: 512, DISK_GB: 100 } }),
];
const sharedDisk = [
  plain({ [cn1Numa1]: { VCPU: 1 }, [cn1]: { MEMORY_MB: 512 }, [ss1]: { DISK_GB: 100 } }),
  plain({ [cn1Numa2]: { VCPU: 1 }, [cn1]: { MEMORY_MB: 512 }, [ss1]: { DISK_GB: 100 } }),
  plain({ [cn2Numa1]: { VCPU: 1 }, [cn2]: { MEMORY_MB: 512 }, [ss1]: { DISK_GB: 100 } }),
  plain({ [cn2Numa2]: { VCPU: 1 }, [cn2]: { MEMORY_MB: 512 }, [ss1]: { DISK_GB: 100 } }),
];

/** Two trees in an aggregate with a shared disk; a second aggregate holds a root, and a child of the other tree. */
export const aggregatesOfTrees: Topology = {
  name: 'T2, aggregates of trees',
  providers: [
    provider({ uuid: cn1, name: 'CN1', ...root, aggregates: [a, b] }),
    provider({ uuid: cn1Numa1, name: 'CN1_NUMA1', parent: cn1, ...numa }),
    provider({ uuid: cn1Numa2, name: 'CN1_NUMA2', parent: cn1, ...numa }),
    provider({ uuid: cn2, name: 'CN2', ...root, aggregates: [a] }),
    provider({ uuid: cn2Numa1, name: 'CN2_NUMA1', parent: cn2, ...numa, aggregates: [b] }),
    provider({ uuid: cn2Numa2, name: 'CN2_NUMA2', parent: cn2, ...numa }),
    provider({
      uuid: ss1,
      name: 'SS1',
      inventories: { DISK_GB: { total: 10000 } },
      traits: ['MISC_SHARES_VIA_AGGREGATE'],
      aggregates: [a],
    }),
  ],
  queries: [
    {
      title: 'combines every child with the disk of the root or the shared one',
      query: { groups: { '': { resources } } },
      candidates: [...localDisk, ...sharedDisk],
    },
    {
      title: 'lets an aggregate of the root span its tree',
      query: { groups: { '': { resources, memberOf: { any: [[a]] } } } },
      candidates: [...localDisk, ...sharedDisk],
    },
    {
      title: 'does not let an aggregate of a child span the tree',
      query: { groups: { '': { resources, memberOf: { any: [[b]] } } } },
      candidates: localDisk.slice(0, 2),
    },
  ],
};

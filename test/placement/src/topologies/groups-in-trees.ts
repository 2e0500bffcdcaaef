import { plain, provider, uuid } from './topology.ts';
import type { ExpectedCandidate, Topology } from './topology.ts';

const [cn1, cn2, ss1, ss2] = [uuid('c', 1), uuid('c', 2), uuid('d', 1), uuid('d', 2)];
const [cn1Numa1, cn1Numa2] = [uuid('c', 1, 1), uuid('c', 1, 2)];
const [cn2Numa1, cn2Numa2] = [uuid('c', 2, 1), uuid('c', 2, 2)];
const a = uuid('a', 1);

const root = { inventories: { DISK_GB: { total: 2000 } }, aggregates: [a] };
const numa = { inventories: { VCPU: { total: 12 } } };
const sharing = {
  inventories: { DISK_GB: { total: 10000 } },
  traits: ['MISC_SHARES_VIA_AGGREGATE'],
  aggregates: [a],
};
const both = { VCPU: 1, DISK_GB: 100 };
const inCn1 = [
  plain({ [cn1Numa1]: { VCPU: 1 }, [cn1]: { DISK_GB: 100 } }),
  plain({ [cn1Numa2]: { VCPU: 1 }, [cn1]: { DISK_GB: 100 } }),
];

const diskBySuffix = (cpu: string, disk: string): ExpectedCandidate => ({
  allocations: { [cpu]: { VCPU: 1 }, [disk]: { DISK_GB: 100 } },
  mappings: { '': [cpu], '1': [disk] },
});
const bothBySuffix = (cpu: string, disk: string): ExpectedCandidate => ({
  allocations: { [cpu]: { VCPU: 1 }, [disk]: { DISK_GB: 100 } },
  mappings: { '1': [cpu], '2': [disk] },
});

/** Two trees and two disks that are shared with both; groups are held to one tree each. */
export const groupsInTrees: Topology = {
  name: 'T4, groups in trees',
  providers: [
    provider({ uuid: cn1, name: 'CN1', ...root }),
    provider({ uuid: cn1Numa1, name: 'CN1_NUMA1', parent: cn1, ...numa }),
    provider({ uuid: cn1Numa2, name: 'CN1_NUMA2', parent: cn1, ...numa }),
    provider({ uuid: cn2, name: 'CN2', ...root }),
    provider({ uuid: cn2Numa1, name: 'CN2_NUMA1', parent: cn2, ...numa }),
    provider({ uuid: cn2Numa2, name: 'CN2_NUMA2', parent: cn2, ...numa }),
    provider({ uuid: ss1, name: 'SS1', ...sharing }),
    provider({ uuid: ss2, name: 'SS2', ...sharing }),
  ],
  queries: [
    {
      title: 'stays in the tree of a root, without shared disks',
      query: { groups: { '': { resources: both, inTree: cn1 } } },
      candidates: inCn1,
    },
    {
      title: 'widens a child to its whole tree',
      query: { groups: { '': { resources: both, inTree: cn1Numa1 } } },
      candidates: inCn1,
    },
    {
      title: 'holds only the group to a tree that says so',
      query: {
        groups: { '': { resources: { VCPU: 1 }, inTree: cn1 }, '1': { resources: { DISK_GB: 100 } } },
      },
      candidates: [
        diskBySuffix(cn1Numa1, cn1),
        diskBySuffix(cn1Numa1, ss1),
        diskBySuffix(cn1Numa1, ss2),
        diskBySuffix(cn1Numa2, cn1),
        diskBySuffix(cn1Numa2, ss1),
        diskBySuffix(cn1Numa2, ss2),
      ],
    },
    {
      title: 'chooses one shared disk by its own tree',
      query: {
        groups: { '': { resources: { VCPU: 1 } }, '1': { resources: { DISK_GB: 100 }, inTree: ss1 } },
      },
      candidates: [
        diskBySuffix(cn1Numa1, ss1),
        diskBySuffix(cn1Numa2, ss1),
        diskBySuffix(cn2Numa1, ss1),
        diskBySuffix(cn2Numa2, ss1),
      ],
    },
    {
      title: 'holds two suffixed groups to a tree each',
      query: {
        groups: {
          '1': { resources: { VCPU: 1 }, inTree: cn1 },
          '2': { resources: { DISK_GB: 100 }, inTree: ss1 },
        },
        groupPolicy: 'isolate',
      },
      candidates: [bothBySuffix(cn1Numa1, ss1), bothBySuffix(cn1Numa2, ss1)],
    },
  ],
};

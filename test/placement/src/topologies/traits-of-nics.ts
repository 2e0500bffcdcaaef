import { plain, provider, uuid } from './topology.ts';
import type { ExpectedCandidate, Topology } from './topology.ts';

const [cn1, nic1, nic2] = [uuid('c', 1), uuid('c', 1, 1), uuid('c', 1, 2)];
const ssl = 'HW_NIC_ACCEL_SSL';

const nic = { parent: cn1, inventories: { SRIOV_NET_VF: { total: 8 } } };
const resources = { VCPU: 1, MEMORY_MB: 512, DISK_GB: 100 };

const onNic1 = plain({ [cn1]: resources, [nic1]: { SRIOV_NET_VF: 2 } });
const onNic2 = plain({ [cn1]: resources, [nic2]: { SRIOV_NET_VF: 2 } });
const twoVfs = { ...resources, SRIOV_NET_VF: 2 };
const oneWithSslAndAnother = {
  '': { resources },
  '1': { resources: { SRIOV_NET_VF: 1 }, traits: { all: [ssl] } },
  '2': { resources: { SRIOV_NET_VF: 1 } },
};
const apart: ExpectedCandidate = {
  allocations: { [cn1]: resources, [nic1]: { SRIOV_NET_VF: 1 }, [nic2]: { SRIOV_NET_VF: 1 } },
  mappings: { '': [cn1], '1': [nic1], '2': [nic2] },
};
const together: ExpectedCandidate = {
  allocations: { [cn1]: resources, [nic1]: { SRIOV_NET_VF: 2 } },
  mappings: { '': [cn1], '1': [nic1], '2': [nic1] },
};

/** A compute node with two network cards, of which one has a trait. */
export const traitsOfNics: Topology = {
  name: 'T3, traits of network cards',
  providers: [
    provider({
      uuid: cn1,
      name: 'CN1',
      inventories: { VCPU: { total: 24 }, MEMORY_MB: { total: 131072 }, DISK_GB: { total: 2000 } },
    }),
    provider({ uuid: nic1, name: 'NIC1', ...nic, traits: [ssl] }),
    provider({ uuid: nic2, name: 'NIC2', ...nic }),
  ],
  queries: [
    {
      title: 'takes all of one class from one provider',
      query: { groups: { '': { resources: twoVfs } } },
      candidates: [onNic1, onNic2],
    },
    {
      title: 'finds a required trait on any of the providers used',
      query: { groups: { '': { resources: twoVfs, traits: { all: [ssl] } } } },
      candidates: [onNic1],
    },
    {
      title: 'uses no provider with a forbidden trait',
      query: { groups: { '': { resources: twoVfs, traits: { none: [ssl] } } } },
      candidates: [onNic2],
    },
    {
      title: 'keeps suffixed groups apart when they are isolated',
      query: { groups: oneWithSslAndAnother, groupPolicy: 'isolate' },
      candidates: [apart],
    },
    {
      title: 'lets suffixed groups meet on one provider otherwise',
      query: { groups: oneWithSslAndAnother, groupPolicy: 'none' },
      candidates: [apart, together],
    },
  ],
};

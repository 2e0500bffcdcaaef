import type { Init } from '@cellflow/contracts-common';
import { GetAllocationCandidatesResponse } from '@cellflow/contracts-placement';
import { hasRoom, sortHosts } from '@cellflow/domain';
import { describe, expect, it } from 'vitest';
import { readOffers } from './offers.ts';
import { withDefaults } from './config.ts';

/**
 * A host whose processors are on two NUMA children, with a disk of its own that is full; a plain host; and a pool that
 * shares its disk with both.
 */
const message: Init<GetAllocationCandidatesResponse> = {
  resourceClasses: ['VCPU', 'MEMORY_MB', 'DISK_GB'],
  traits: ['COMPUTE_STATUS_DISABLED'],
  providerSummaries: [
    { uuid: 'numa', name: 'numa', rootIndex: 0, classIndexes: [2], capacity: [100], used: [100] },
    {
      uuid: 'node0',
      name: 'node0',
      rootIndex: 0,
      classIndexes: [0, 1],
      capacity: [8, 4096],
      used: [7, 1024],
    },
    { uuid: 'node1', name: 'node1', rootIndex: 0, classIndexes: [1, 0], capacity: [4096, 8], used: [512, 1] },
    { uuid: 'pool', name: 'pool', rootIndex: 3, classIndexes: [2], capacity: [9000], used: [5] },
    { uuid: 'flat', name: 'flat', rootIndex: 4, classIndexes: [0, 1], capacity: [8, 4096], used: [4, 0] },
  ],
  candidates: [
    {
      rootIndex: 0,
      allocations: [
        { providerIndex: 3, classIndexes: [2], amounts: [10] },
        { providerIndex: 2, classIndexes: [0, 1], amounts: [4, 1024] },
      ],
    },
    { rootIndex: 0, allocations: [{ providerIndex: 1, classIndexes: [0], amounts: [1] }] },
    {
      rootIndex: 4,
      allocations: [
        { providerIndex: 4, classIndexes: [0, 1], amounts: [4, 1024] },
        { providerIndex: 3, classIndexes: [2], amounts: [10] },
      ],
    },
  ],
};
const answer = GetAllocationCandidatesResponse.decode(GetAllocationCandidatesResponse.encode(message));

const amounts = [
  { resourceClass: 'VCPU', amount: 5 },
  { resourceClass: 'DISK_GB', amount: 10 },
];

describe('an answer with trees and a sharing provider', () => {
  it('offers each host at which candidates are anchored once, never the one that shares', () => {
    expect(readOffers(answer).hosts.map(({ host }) => host)).toEqual(['numa', 'flat']);
  });

  it('gives a host the sums over its tree, without what another tree serves', () => {
    const [numa, flat] = readOffers(answer).hosts;
    expect(numa).toMatchObject({ classes: ['VCPU', 'MEMORY_MB'], capacity: [16, 8192], used: [8, 1536] });
    expect(flat).toMatchObject({ classes: ['VCPU', 'MEMORY_MB'], capacity: [8, 4096], used: [4, 0] });
  });

  it('weighs and fits hosts by these sums', () => {
    const { hosts } = readOffers(answer);
    expect(hosts.filter((host) => hasRoom(host, amounts)).map(({ host }) => host)).toEqual(['numa']);
    expect(sortHosts(hosts, withDefaults({}).multipliers)[0]?.host).toBe('numa');
  });

  it('claims the first candidate of a host, its own providers first', () => {
    const { hosts, allocationRequestOf } = readOffers(answer);
    expect(allocationRequestOf(hosts[0]!).allocations).toMatchObject([
      {
        providerUuid: 'node1',
        resources: [{ resourceClass: 'VCPU' }, { resourceClass: 'MEMORY_MB', amount: 1024 }],
      },
      { providerUuid: 'pool' },
    ]);
  });

  it('knows the host of a provider below it', () => {
    const { hostOf } = readOffers(answer);
    expect([hostOf('node1'), hostOf('numa'), hostOf('unknown')]).toEqual(['numa', 'numa', 'unknown']);
  });
});

import { describe, expect, it } from 'vitest';
import type { CandidateQuery } from '../model/operation.ts';
import { provider, uuid } from '../topologies/topology.ts';
import type { ProviderData } from '../topologies.ts';
import { askEngine, graphOf } from './ask-engine.ts';

/** One host with many equal children: the shape whose combinations brute force does not live to see the end of. */
function wideHost(children: number, vfs = 1): ProviderData[] {
  const root = provider({ uuid: uuid('c', 1), name: 'host', inventories: { VCPU: { total: 64 } } });
  const pfs = Array.from({ length: children }, (_, n) =>
    provider({
      uuid: uuid('c', 1, n + 1),
      name: `pf-${n}`,
      parent: root.uuid,
      inventories: { SRIOV_NET_VF: { total: vfs } },
      traits: n % 2 === 0 ? ['CUSTOM_EVEN'] : [],
    }),
  );
  return [root, ...pfs];
}

/** So many groups of one VF each; every other one asks for a trait besides where `mixed`. */
const groupsOf = (count: number, groupPolicy: string, { mixed = false, limit = 0 } = {}): CandidateQuery => ({
  groups: Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `_${n}`,
      { resources: { SRIOV_NET_VF: 1 }, traits: mixed && n % 2 === 0 ? { all: ['CUSTOM_EVEN'] } : {} },
    ]),
  ),
  groupPolicy,
  limit,
});

const count = (providers: readonly ProviderData[], query: CandidateQuery) =>
  askEngine(graphOf(providers), query).length;

describe('a wide and symmetric tree', () => {
  it('that can seat all groups in one way only gives that one way, of 24! orders', () => {
    expect(count(wideHost(24), groupsOf(24, 'isolate'))).toBe(1);
  });

  it('that has one seat too few for isolated groups says so at once', () => {
    expect(count(wideHost(31), groupsOf(32, 'isolate'))).toBe(0);
    expect(count(wideHost(31), groupsOf(32, 'isolate', { mixed: true }))).toBe(0);
  });

  it('that has one seat too few of those with the trait says so at once', () => {
    // 16 groups want one of the 15 even children, 16 more are content with any of the 29.
    expect(count(wideHost(29), groupsOf(32, 'isolate', { mixed: true }))).toBe(0);
  });

  it('whose capacity is one short for groups that may meet says so at once', () => {
    expect(count(wideHost(8, 4), groupsOf(33, 'none'))).toBe(0);
    expect(count(wideHost(8, 4), groupsOf(33, 'none', { mixed: true }))).toBe(0);
  });

  it('gives as many candidates as the limit says, of billions', () => {
    expect(count(wideHost(32), groupsOf(16, 'isolate', { limit: 1000 }))).toBe(1000);
    expect(count(wideHost(32, 4), groupsOf(16, 'none', { limit: 1000 }))).toBe(1000);
    expect(count(wideHost(32, 4), groupsOf(16, 'none', { mixed: true, limit: 1000 }))).toBe(1000);
  });

  it('finds every choice of 2 of 32 once', () => {
    expect(count(wideHost(32), groupsOf(2, 'isolate'))).toBe((32 * 31) / 2);
    expect(count(wideHost(32, 2), groupsOf(2, 'none'))).toBe((32 * 33) / 2);
  });
});

describe('a group that only a sharing provider serves, beside suffixed groups', () => {
  it('is one candidate for every host that the provider shares with', () => {
    const shared = uuid('a', 1);
    const hosts = Array.from({ length: 100 }, (_, n) =>
      provider({
        uuid: uuid('c', n),
        name: `h${n}`,
        inventories: { VCPU: { total: 8 } },
        aggregates: [shared],
      }),
    );
    const disk = provider({
      uuid: uuid('d', 1),
      name: 'shared-disk',
      inventories: { DISK_GB: { total: 1000 } },
      traits: ['MISC_SHARES_VIA_AGGREGATE'],
      aggregates: [shared],
    });
    const query: CandidateQuery = {
      groups: { '': { resources: { DISK_GB: 10 } }, _1: { resources: { VCPU: 1 } } },
    };
    expect(count([...hosts, disk], query)).toBe(100);
  });
});

describe('a limit', () => {
  it('leaves the choice between hosts before it offers a second way to use one', () => {
    const hosts = Array.from({ length: 10 }, (_, n) => wideHost(8).map((one) => rename(one, n))).flat();
    const found = askEngine(graphOf(hosts), groupsOf(1, 'none', { limit: 12 }));
    const used = found.map(({ allocations }) => (Object.keys(allocations)[0] as string).slice(0, 8));
    expect(new Set(used.slice(0, 10)).size).toBe(10);
    expect(found).toHaveLength(12);
  });
});

const rename = (one: ProviderData, number: number): ProviderData => {
  const ofHost = (id: string) => uuid('c', number + 1).slice(0, 8) + id.slice(8);
  return {
    ...one,
    uuid: ofHost(one.uuid),
    name: `${one.name}-of-${number}`,
    parent: one.parent === null ? null : ofHost(one.parent),
  };
};

import { describe, expect, it } from 'vitest';
import { filterHosts } from './filter-hosts.ts';
import { hostRequest, hostState } from './fixture.ts';

const hosts = [
  hostState('a'),
  hostState('b', {}, { availabilityZone: 'az2' }),
  hostState('c', {}, { traits: new Set(['COMPUTE_STATUS_DISABLED']) }),
  hostState('d', {}, { cell: 'cell2', node: 'node-d' }),
];

const names = (request: Parameters<typeof hostRequest>[0]) =>
  filterHosts(hosts, hostRequest(request)).hosts.map(({ host }) => host);

describe('the filters', () => {
  it.each([
    [{}, ['a', 'b', 'd']],
    [{ availabilityZone: 'az2' }, ['b']],
    [{ ignoreHosts: ['a', 'd'] }, ['b']],
    [{ requestedHost: 'a' }, ['a']],
    [{ requestedHost: 'c' }, []],
    [{ requestedHost: 'a', availabilityZone: 'az2' }, []],
    [{ differentFrom: new Set(['uuid-a']) }, ['b', 'd']],
    [{ sameAs: new Set(['uuid-d']) }, ['d']],
    [{ sameAs: new Set<string>() }, []],
  ])('with %j let through %j', (request, expected) => expect(names(request)).toEqual(expected));

  it.each([
    [{ forceHosts: ['c'], availabilityZone: 'elsewhere' }, ['c']],
    [{ forceNodes: ['node-d'], sameAs: new Set<string>() }, ['d']],
    [{ forceHosts: ['a', 'b'] }, ['a', 'b']],
    [{ forceHosts: ['a', 'b'], ignoreHosts: ['a'] }, ['b']],
    [{ forceHosts: ['d'], forceNodes: ['other'] }, []],
  ])('are bypassed by forced hosts: %j leaves %j', (request, expected) =>
    expect(names(request)).toEqual(expected),
  );

  it('count what each of them left, up to the one that left nothing', () => {
    const { steps } = filterHosts(hosts, hostRequest({ ignoreHosts: ['a'], availabilityZone: 'nowhere' }));
    expect(steps).toEqual([
      { name: 'IgnoreHosts', before: 4, after: 3 },
      { name: 'ForcedHosts', before: 3, after: 3 },
      { name: 'RequestedHost', before: 3, after: 3 },
      { name: 'ComputeFilter', before: 3, after: 2 },
      { name: 'AvailabilityZoneFilter', before: 2, after: 0 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { hostState } from './fixture.ts';
import { sortHosts, weighHosts } from './weigh-hosts.ts';

const one = { ram: 1, cpu: 1, disk: 1 };

describe('weights', () => {
  it('add up each measure, brought to 0..1 within this list', () => {
    const hosts = [
      hostState('a', { vcpus: 4, memoryMb: 1000, diskGb: 50 }),
      hostState('b', { vcpus: 8, memoryMb: 3000, diskGb: 50 }),
      hostState('c', { vcpus: 6, memoryMb: 1500, diskGb: 50 }),
    ];
    expect([...weighHosts(hosts, one)]).toEqual([0, 2, 0.75]);
  });

  it('change by one measure only when one multiplier changes', () => {
    const hosts = [
      hostState('a', { vcpus: 4, memoryMb: 3000 }),
      hostState('b', { vcpus: 8, memoryMb: 1000 }),
    ];
    expect([...weighHosts(hosts, { ...one, ram: 3 })]).toEqual([3, 1]);
    expect([...weighHosts(hosts, { ...one, ram: 0 })]).toEqual([0, 1]);
    expect([...weighHosts(hosts, { ...one, ram: -1 })]).toEqual([-1, 1]);
  });

  it('are 0 for a single host, and for hosts that are all alike', () => {
    expect([...weighHosts([hostState('a')], one)]).toEqual([0]);
    expect([...weighHosts([hostState('a'), hostState('b')], one)]).toEqual([0, 0]);
  });

  it('sort best first and keep the order of equals', () => {
    const hosts = [
      hostState('a'),
      hostState('b', { vcpus: 9 }),
      hostState('c'),
      hostState('d', { vcpus: 9 }),
    ];
    expect(sortHosts(hosts, one).map(({ host }) => host)).toEqual(['b', 'd', 'a', 'c']);
  });
});

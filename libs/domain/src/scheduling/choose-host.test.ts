import { describe, expect, it } from 'vitest';
import { chooseHost } from './choose-host.ts';
import { hostState } from './fixture.ts';
import { consume, freeOf, hasRoom } from './host-state.ts';

/** The same chances on every run. */
const sequence = () => {
  let state = 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
};

const rules = {
  multipliers: { ram: 1, cpu: 1, disk: 1 },
  hostSubsetSize: 1,
  shuffleBestSameWeighedHosts: false,
  random: sequence(),
};

const counts = (hosts: ReturnType<typeof hostState>[], more: Partial<typeof rules>) => {
  const seen: Record<string, number> = {};
  const random = sequence();
  for (let n = 0; n < 3000; n += 1) {
    const host = chooseHost(hosts, { ...rules, random, ...more })?.host ?? 'none';
    seen[host] = (seen[host] ?? 0) + 1;
  }
  return seen;
};

const graded = [1, 2, 3, 4, 5].map((vcpus) => hostState(`h${vcpus}`, { vcpus }));
const equals = [hostState('a'), hostState('b'), hostState('c'), hostState('worse', { vcpus: 1 })];

describe('the host to try first', () => {
  it('is the best, and the first of several', () => {
    expect(chooseHost(graded, rules)?.host).toBe('h5');
    expect(counts(equals, {})).toEqual({ a: 3000 });
    expect(chooseHost([], rules)).toBeNull();
  });

  it('is any of the best so many, and never another', () => {
    const seen = counts(graded, { hostSubsetSize: 3 });
    expect(Object.keys(seen).sort()).toEqual(['h3', 'h4', 'h5']);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(800);
    expect(Object.keys(counts(graded, { hostSubsetSize: 99 }))).toHaveLength(5);
  });

  it('is any of the equally best when these are shuffled', () => {
    const seen = counts(equals, { shuffleBestSameWeighedHosts: true });
    expect(Object.keys(seen).sort()).toEqual(['a', 'b', 'c']);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(700);
  });
});

describe('what a request has taken', () => {
  const amounts = [
    { resourceClass: 'VCPU', amount: 3 },
    { resourceClass: 'CUSTOM_SHARED', amount: 1 },
  ];

  it('is gone for the next server, until it is given back', () => {
    const host = hostState('a', { vcpus: 5 });
    consume(host, amounts, 1);
    expect(freeOf(host, 'VCPU')).toBe(2);
    expect(hasRoom(host, amounts)).toBe(false);
    consume(host, amounts, -1);
    expect(hasRoom(host, amounts)).toBe(true);
  });
});

import fc from 'fast-check';
import { uuid } from '../topologies/topology.ts';

/** Few of everything, so that operations meet. The last provider is hardly ever asked for. */
export const universe = {
  providers: [uuid('c', 1), uuid('c', 1, 1), uuid('c', 1, 2), uuid('c', 2), uuid('d', 1), uuid('c', 99)],
  classes: ['VCPU', 'DISK_GB', 'CUSTOM_GOLD'],
  traits: ['HW_CPU_X86_AVX2', 'HW_NIC_ACCEL_SSL', 'CUSTOM_FAST', 'MISC_SHARES_VIA_AGGREGATE'],
  aggregates: [uuid('a', 1), uuid('a', 2), uuid('a', 3)],
  consumers: [uuid('b', 1), uuid('b', 2), uuid('b', 3), uuid('b', 4)],
  projects: ['project-1', 'project-2'],
  users: ['user-1', 'user-2'],
  types: ['INSTANCE', 'MIGRATION'],
  unknown: 'CUSTOM_NOT_THERE',
} as const;

/** Mostly the first, once in a while the second. */
export const rarely = <A, B>(
  usual: fc.Arbitrary<A>,
  rare: fc.Arbitrary<B>,
  weight = 15,
): fc.Arbitrary<A | B> => fc.oneof({ arbitrary: usual, weight }, { arbitrary: rare, weight: 1 });

export const known = {
  provider: fc.nat({ max: 20 }).map((n) => universe.providers[n === 20 ? 5 : n % 5]!),
  class: fc.nat({ max: 4 }).map((n) => universe.classes[Math.floor(n / 2)]!),
  trait: fc.constantFrom(...universe.traits),
  aggregate: fc.constantFrom(...universe.aggregates),
  consumer: fc.constantFrom(...universe.consumers),
};

export const someOf = <T>(values: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.subarray([...values], { maxLength: most });

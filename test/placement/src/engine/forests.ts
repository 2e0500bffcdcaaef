import fc from 'fast-check';
import type { CandidateQuery, Group } from '../model/operation.ts';
import { uuid } from '../topologies.ts';
import type { ProviderData } from '../topologies.ts';

const classes = ['VCPU', 'DISK_GB', 'SRIOV_NET_VF'] as const;
const traits = ['HW_CPU_X86_AVX2', 'STORAGE_DISK_SSD', 'CUSTOM_FAST'] as const;
const sharing = 'MISC_SHARES_VIA_AGGREGATE';
const aggregates = [uuid('a', 1), uuid('a', 2)];
const mostProviders = 7;

const inventory = fc.record({
  total: fc.integer({ min: 1, max: 5 }),
  max_unit: fc.constantFrom(1, 2, 3, 100, 100),
  step_size: fc.constantFrom(1, 1, 1, 1, 1, 2),
});

/** Most providers have most classes: a forest where nothing fits would show nothing. */
const inventories = fc
  .tuple(
    ...classes.map((name) =>
      fc.option(
        inventory.map((fields) => [name, fields] as const),
        { freq: 3 },
      ),
    ),
  )
  .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));

const node = fc.record({
  /** Which of the providers before it is the parent; beyond them: none. */
  parent: fc.nat(mostProviders),
  inventories,
  traits: fc.subarray([...traits]),
  shares: fc.nat(3).map((n) => n === 0),
  aggregates: fc.subarray(aggregates),
});

/** A few trees, some of whose providers share with others. */
export const forests: fc.Arbitrary<ProviderData[]> = fc
  .array(node, { minLength: 3, maxLength: mostProviders, size: 'max' })
  .map((nodes) =>
    nodes.map((one, index) => ({
      uuid: uuid('c', index),
      name: `p${index}`,
      parent: one.parent < index ? uuid('c', one.parent) : null,
      inventories: one.inventories,
      traits: one.shares ? [...one.traits, sharing] : one.traits,
      aggregates: one.aggregates,
    })),
  );

const traitRules = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.shuffledSubarray([...traits]), fc.nat(2)).map(([[first, second], form]) => {
      if (first === undefined) return {};
      if (form === 0) return { all: [first] };
      if (form === 1) return { none: [first] };
      return { any: [second === undefined ? [first] : [first, second]] };
    }),
  },
);

const memberOf = fc.oneof(
  { weight: 10, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.subarray(aggregates, { minLength: 1 }).map((any) => ({ any: [any] })) },
  { weight: 1, arbitrary: fc.constant({ any: aggregates.map((one) => [one]) }) },
  { weight: 1, arbitrary: fc.subarray(aggregates, { minLength: 1 }).map((none) => ({ none })) },
);

const group = (minKeys: number): fc.Arbitrary<Group> =>
  fc
    .record({
      resources: fc.dictionary(fc.constantFrom(...classes), fc.constantFrom(1, 1, 1, 2), {
        minKeys,
        maxKeys: 2,
      }),
      traits: traitRules,
      memberOf,
      inTree: fc.nat(8 * mostProviders).map((at) => (at < mostProviders ? uuid('c', at) : undefined)),
    })
    .map(({ inTree, ...others }) => (inTree === undefined ? others : { ...others, inTree }));

/** Up to four suffixed groups, of which the last may take nothing and only name a place in a subtree. */
export const queries: fc.Arbitrary<CandidateQuery> = fc
  .record({
    unsuffixed: fc.option(group(1), { nil: undefined }),
    suffixed: fc.array(group(1), { maxLength: 3 }),
    again: fc.boolean(),
    place: fc.option(group(0), { nil: undefined, freq: 3 }),
    subtree: fc.boolean(),
    groupPolicy: fc.constantFrom('none', 'isolate'),
    rootRequired: traitRules.filter((rules) => !('any' in rules)),
  })
  .filter(({ unsuffixed, suffixed }) => unsuffixed !== undefined || suffixed.length > 0)
  .map(({ unsuffixed, suffixed, again, place, subtree, groupPolicy, rootRequired }) => {
    const first = suffixed[0];
    const all = [...suffixed, ...(again && first ? [first] : [])];
    const suffixes = all.map((_, index) => `_${index}`);
    const withPlace = subtree && place !== undefined && all.length > 0;
    return {
      groups: {
        ...(unsuffixed ? { '': unsuffixed } : {}),
        ...Object.fromEntries(all.map((one, index) => [`_${index}`, one])),
        ...(withPlace ? { _place: place } : {}),
      },
      groupPolicy,
      rootRequired,
      sameSubtrees:
        subtree && all.length > 0 ? [[...suffixes.slice(0, 2), ...(withPlace ? ['_place'] : [])]] : [],
    };
  });

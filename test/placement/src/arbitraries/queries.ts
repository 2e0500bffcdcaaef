import fc from 'fast-check';
import type { CandidateQuery, Group, ListFilters, Membership, TraitRules } from '../model/operation.ts';
import { known, rarely, someOf, universe } from './universe.ts';

/** No trait is both required and forbidden, which is refused. */
const traitRules: fc.Arbitrary<TraitRules> = fc
  .tuple(
    fc.shuffledSubarray([...universe.traits], { minLength: 1, maxLength: 3 }),
    fc.constantFrom('all', 'any', 'none', 'both'),
  )
  .map(([traits, kind]): TraitRules => {
    if (kind === 'all') return { all: traits.slice(0, 1) };
    if (kind === 'any') return { any: [traits] };
    return kind === 'none'
      ? { none: traits.slice(0, 1) }
      : { any: [traits.slice(0, 1)], none: traits.slice(1) };
  });
const ruleOfUnknown = fc.constantFrom<TraitRules>({ all: [universe.unknown] }, { none: [universe.unknown] });
const rules = rarely(traitRules, ruleOfUnknown, 20);

const nonEmpty = fc.shuffledSubarray([...universe.aggregates], { minLength: 1, maxLength: 2 });
const memberOf: fc.Arbitrary<Membership> = fc.oneof(
  nonEmpty.map((set) => ({ any: [set] })),
  fc.tuple(nonEmpty, nonEmpty).map((any) => ({ any })),
  nonEmpty.map((none) => ({ none })),
);

/** Undefined five times out of six. */
const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary: value, weight: 1 });

const amount = rarely(fc.constantFrom(1, 1, 2, 3), fc.constantFrom(0, 40), 60);
const className = rarely(known.class, fc.constant(universe.unknown), 80);
const classes = (most: number) =>
  fc.dictionary(className, amount, { minKeys: 1, maxKeys: most, noNullPrototype: true });
const resources = fc.oneof(classes(1), classes(2));

const group: fc.Arbitrary<Group> = fc.record({
  resources,
  traits: seldom(rules),
  memberOf: seldom(memberOf),
  inTree: seldom(known.provider),
});

/** A group of traits only has to stand in a same_subtree; `_R` is one. */
const related: fc.Arbitrary<Pick<CandidateQuery, 'groups' | 'sameSubtrees'>> = fc
  .record({ a: group, b: group, r: rules, withR: fc.boolean() })
  .map(({ a, b, r, withR }) => ({
    groups: { _A: a, _B: b, ...(withR ? { _R: { resources: {}, traits: r } } : {}) },
    sameSubtrees: [withR ? ['_A', '_R'] : ['_A', '_B']],
  }));
const unrelated = fc
  .record({ '': fc.option(group, { nil: undefined }), '1': fc.option(group, { nil: undefined }), _A: group })
  .map(({ '': plain, '1': one, _A }) => ({
    groups: { ...(plain && { '': plain }), ...(one && { '1': one }), ...(plain && !one ? {} : { _A }) },
    sameSubtrees: undefined,
  }));
const plainOnly = group.map((plain) => ({ groups: { '': plain }, sameSubtrees: undefined }));

export const candidateQuery: fc.Arbitrary<CandidateQuery> = fc
  .record({
    shape: fc.oneof(
      { arbitrary: plainOnly, weight: 3 },
      { arbitrary: fc.oneof(unrelated, related), weight: 4 },
    ),
    groupPolicy: rarely(fc.constantFrom('none', 'isolate'), fc.constant(undefined), 10),
    rootRequired: seldom(
      fc.oneof(
        someOf(universe.traits, 1).map((all) => ({ all })),
        someOf(universe.traits, 1).map((none) => ({ none })),
      ),
    ),
    limit: seldom(rarely(fc.integer({ min: 1, max: 3 }), fc.constant(0), 10)),
  })
  .map(({ shape, ...rest }) => ({ ...shape, ...rest }));

export const listFilters: fc.Arbitrary<ListFilters> = fc.record({
  name: seldom(fc.constantFrom('name-1', 'name-2', 'nobody')),
  uuid: seldom(known.provider),
  inTree: seldom(known.provider),
  resources: seldom(resources),
  traits: seldom(rules),
  memberOf: seldom(memberOf),
});

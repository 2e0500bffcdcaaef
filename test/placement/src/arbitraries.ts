import fc from 'fast-check';
import * as bodies from './arbitraries/bodies.ts';
import { candidateQuery, listFilters } from './arbitraries/queries.ts';
import { known, rarely, universe } from './arbitraries/universe.ts';
import type { Act, Operation, Parameters } from './model/operation.ts';

export { universe } from './arbitraries/universe.ts';

const { provider, consumer } = known;
const standardClass = fc.constantFrom('VCPU', 'DISK_GB');
const name = rarely(
  fc.integer({ min: 1, max: 9 }).map<unknown>((n) => `name-${n}`),
  fc.constantFrom<unknown>(5, null, 'x'.repeat(201)),
  20,
);
const parent = fc.option(rarely(provider, fc.constant('not-a-uuid'), 30), { freq: 3 });
const custom = (good: string) =>
  rarely(fc.constant(good), fc.constantFrom('VCPU', 'MISC_SHARES_VIA_AGGREGATE', 'CUSTOM_lower', 'GOLD'), 3);
const byProvider = fc.record({ provider });

/** How each operation is made, and how often it comes up. */
const operations: { [A in Act]: [weight: number, parameters: fc.Arbitrary<Parameters[A]>] } = {
  createProvider: [3, fc.record({ provider, name, parent })],
  updateProvider: [4, fc.record({ provider, name, parent }, { requiredKeys: ['provider', 'name'] })],
  deleteProvider: [2, byProvider],
  putInventories: [
    6,
    fc.record({ provider, generation: bodies.generation, inventories: bodies.inventoryTable }),
  ],
  // Only standard classes: how a class that does not exist is refused here is told nowhere.
  putInventory: [
    3,
    fc.record({
      provider,
      class: standardClass,
      generation: bodies.generation,
      inventory: bodies.inventory,
    }),
  ],
  postInventory: [2, fc.record({ provider, class: known.class, inventory: bodies.inventory })],
  deleteInventory: [2, fc.record({ provider, class: standardClass })],
  deleteInventories: [1, byProvider],
  putTraits: [4, fc.record({ provider, generation: bodies.generation, traits: bodies.traits })],
  deleteTraits: [1, byProvider],
  putAggregates: [4, fc.record({ provider, generation: bodies.generation, aggregates: bodies.aggregates })],
  putAllocations: [14, fc.record({ consumer, claim: bodies.claim })],
  postAllocations: [6, fc.record({ claims: rarely(bodies.claims(1), bodies.claims(0), 10) })],
  deleteAllocations: [3, fc.record({ consumer })],
  reshape: [
    4,
    fc.record({
      inventories: fc.dictionary(provider, bodies.reshaped, { maxKeys: 2, noNullPrototype: true }),
      claims: bodies.claims(0),
    }),
  ],
  createClass: [2, fc.record({ class: custom('CUSTOM_GOLD') })],
  deleteClass: [2, fc.record({ class: custom('CUSTOM_GOLD') })],
  createTrait: [2, fc.record({ trait: custom('CUSTOM_FAST') })],
  deleteTrait: [2, fc.record({ trait: custom('CUSTOM_FAST') })],
  getProvider: [1, byProvider],
  listProviders: [6, fc.record({ filters: listFilters })],
  getInventories: [1, byProvider],
  getUsages: [1, byProvider],
  getProviderAllocations: [1, byProvider],
  getTraits: [1, byProvider],
  getAggregates: [1, byProvider],
  getAllocations: [1, fc.record({ consumer })],
  projectUsages: [
    2,
    fc.record(
      {
        project: fc.constantFrom(...universe.projects),
        user: fc.constantFrom(...universe.users),
        type: fc.constantFrom(...universe.types),
      },
      { requiredKeys: ['project'] },
    ),
  ],
  allocationCandidates: [14, fc.record({ query: candidateQuery })],
};

/** Any operation of the API; most of them are sound. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  ...Object.entries(operations).map(([act, [weight, parameters]]) => ({
    weight,
    arbitrary: (parameters as fc.Arbitrary<object>).map((one) => ({ act, ...one }) as Operation),
  })),
);

/** Four providers in random trees with inventories, so that later operations have something to work on. */
const foundation: fc.Arbitrary<Operation[]> = fc
  .tuple(
    ...universe.providers.slice(0, 4).map((uuid, index) =>
      fc.record({
        provider: fc.constant(uuid),
        name: fc.constant(`name-${index + 1}`),
        parent: fc.nat({ max: 5 }).map((n) => (n < index ? universe.providers[n]! : null)),
        ...bodies.sound,
      }),
    ),
  )
  .map((providers) => [
    { act: 'createClass', class: 'CUSTOM_GOLD' },
    { act: 'createTrait', trait: 'CUSTOM_FAST' },
    ...providers.flatMap((one): Operation[] => {
      const target = { provider: one.provider, generation: 'current' } as const;
      return [
        { act: 'createProvider', provider: one.provider, name: one.name, parent: one.parent },
        { act: 'putInventories', ...target, inventories: one.inventories },
        { act: 'putTraits', ...target, traits: one.traits },
        { act: 'putAggregates', ...target, aggregates: one.aggregates },
      ];
    }),
  ]);

/** Operations from an empty Placement on; `most` is how many follow the foundation at most. */
export const sequences = (most = 30): fc.Arbitrary<Operation[]> =>
  fc
    .tuple(foundation, fc.array(operation, { maxLength: most, size: 'max' }))
    .map(([base, rest]) => [...base, ...rest]);

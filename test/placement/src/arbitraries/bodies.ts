import fc from 'fast-check';
import type { Claim, Generation, InventoryFields, Reshaped } from '../model/operation.ts';
import { known, rarely, someOf, universe } from './universe.ts';

const notCounts = fc.constantFrom<unknown>(0, -1, 1.5, '1', null, true, [], 2 ** 31);

export const generation: fc.Arbitrary<Generation> = fc.oneof(
  { arbitrary: fc.constant<Generation>('current'), weight: 20 },
  { arbitrary: fc.constantFrom<Generation>('stale', 'null'), weight: 2 },
  { arbitrary: fc.constant<Generation>('wrong type'), weight: 1 },
);

const soundInventory = fc.record(
  {
    total: fc.integer({ min: 4, max: 12 }),
    reserved: fc.integer({ min: 0, max: 3 }),
    min_unit: fc.constantFrom(1, 1, 1, 2),
    max_unit: fc.integer({ min: 2, max: 8 }),
    step_size: fc.constantFrom(1, 1, 1, 2),
    allocation_ratio: fc.constantFrom(0.5, 1, 1, 1.5, 2),
  },
  { requiredKeys: ['total'] },
);
const brokenInventory = fc.oneof(
  notCounts.map((total) => ({ total })),
  fc.constantFrom<unknown>(-1, '0', 0.5).map((reserved) => ({ total: 4, reserved })),
  notCounts.map((step_size) => ({ total: 4, step_size })),
  fc.constantFrom<InventoryFields>({}, { total: 4, colour: 'red' }, { total: 4, allocation_ratio: '1' }),
);
/** More reserved than there is; malformed in no way, and refused all the same. */
const overReserved = fc.constant<InventoryFields>({ total: 4, reserved: 5 });

export const inventory: fc.Arbitrary<InventoryFields> = rarely(
  soundInventory,
  fc.oneof(brokenInventory, overReserved),
  20,
);

const className = rarely(known.class, fc.constantFrom(universe.unknown, 'lower_case'), 30);
const tableOf = <T>(value: fc.Arbitrary<T>, most: number, least = 0) =>
  fc.dictionary(className, value, { minKeys: least, maxKeys: most, noNullPrototype: true });

/** What a provider starts with. */
export const sound = {
  inventories: fc.dictionary(known.class, soundInventory, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  traits: someOf(universe.traits, 3),
  aggregates: someOf(universe.aggregates, 2),
};

export const inventoryTable = rarely(tableOf(inventory, 3, 2), tableOf(inventory, 3), 5);

export const traits = rarely<string[], unknown[]>(
  sound.traits,
  fc.constantFrom<unknown[]>([universe.unknown], ['lower case'], [5]),
  20,
);
export const aggregates = rarely<string[], unknown[]>(
  sound.aggregates,
  fc.constantFrom<unknown[]>(['rack'], [5], [universe.aggregates[0], universe.aggregates[0]]),
  20,
);

const amount = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 3 }).map<unknown>((n) => n), weight: 40 },
  { arbitrary: fc.integer({ min: 4, max: 30 }), weight: 3 },
  { arbitrary: notCounts, weight: 1 },
);
const providerKey = rarely(known.provider, fc.constant('not-a-uuid'), 60);
const allocations = (least: number) =>
  fc.dictionary(providerKey, rarely(tableOf(amount, 2, 1), tableOf(amount, 1), 30), {
    minKeys: least,
    maxKeys: 2,
    noNullPrototype: true,
  });

type Holding = Pick<Claim, 'allocations' | 'pick'>;
const holding: fc.Arbitrary<Holding> = fc.oneof(
  { arbitrary: fc.nat({ max: 99 }).map((pick): Holding => ({ allocations: {}, pick })), weight: 6 },
  { arbitrary: allocations(1).map((any): Holding => ({ allocations: any })), weight: 2 },
  { arbitrary: fc.constant<Holding>({ allocations: {} }), weight: 1 },
);

export const claim: fc.Arbitrary<Claim> = fc
  .record(
    {
      holding,
      project: rarely(fc.constantFrom<unknown>(...universe.projects), fc.constantFrom('', 5), 40),
      user: rarely(fc.constantFrom<unknown>(...universe.users), fc.constantFrom('', 5), 40),
      type: rarely(fc.constantFrom<unknown>(...universe.types), fc.constantFrom('instance', 5), 40),
      generation,
      mappings: fc.constant<Claim['mappings']>({ '': [universe.providers[0]] }),
    },
    { requiredKeys: ['holding', 'project', 'user', 'type', 'generation'] },
  )
  .map(({ holding: held, ...rest }) => ({ ...held, ...rest }));

export const claims = (least: number) =>
  fc.dictionary(known.consumer, claim, { minKeys: least, maxKeys: 2, noNullPrototype: true });

/**
 * For the reshaper: Placement says nowhere what it does about more reserved than there is, so that is left out, and
 * names are sound so that one fault at a time is seen.
 */
export const reshaped: fc.Arbitrary<Reshaped> = fc.record({
  generation,
  inventories: sound.inventories,
});

import { capacityOf } from './allocations.ts';
import type { Model, Provider } from './model.ts';
import { isClass, isTrait } from './names.ts';
import type { CandidateQuery, Membership, TraitRules } from './operation.ts';

export const hasTraits = (
  traits: ReadonlySet<string>,
  { all = [], any = [], none = [] }: TraitRules,
): boolean =>
  all.every((trait) => traits.has(trait)) &&
  any.every((set) => set.some((trait) => traits.has(trait))) &&
  !none.some((trait) => traits.has(trait));

/** Whether one of the providers is in all the wanted aggregates, and none of them in an unwanted one. */
export const isMember = (providers: readonly Provider[], { any = [], none = [] }: Membership): boolean =>
  providers.some(({ aggregates }) => any.every((set) => set.some((uuid) => aggregates.has(uuid)))) &&
  !providers.some(({ aggregates }) => none.some((uuid) => aggregates.has(uuid)));

/** Whether one consumer could take `amount` of the class here. */
export function roomFor(model: Model, provider: Provider, resourceClass: string, amount: number): boolean {
  const inventory = provider.inventories.get(resourceClass);
  if (!inventory || amount < inventory.min_unit || amount % inventory.step_size) return false;
  return staysWithin(model, provider, resourceClass, amount);
}

/** What is checked once more for the sum of several groups. */
export function staysWithin(
  model: Model,
  provider: Provider,
  resourceClass: string,
  amount: number,
): boolean {
  const inventory = provider.inventories.get(resourceClass);
  if (!inventory || amount > inventory.max_unit) return false;
  return model.used(provider.uuid, resourceClass) + amount <= capacityOf(inventory);
}

export const traitsAreKnown = (model: Model, { all = [], any = [], none = [] }: TraitRules): boolean =>
  [...all, ...any.flat(), ...none].every((trait) => isTrait(model, trait));

const contradicts = ({ all = [], any = [], none = [] }: TraitRules): boolean =>
  [...all.map((trait) => [trait]), ...any].some((set) => set.every((trait) => none.includes(trait)));

/** Whether Placement accepts the query at all. */
export function isQuery(model: Model, query: CandidateQuery): boolean {
  const groups = Object.entries(query.groups);
  const amounts = groups.flatMap(([, { resources }]) => Object.entries(resources));
  const suffixed = groups.filter(([suffix]) => suffix !== '');
  const related = (query.sameSubtrees ?? []).flat();
  const rules = [query.rootRequired ?? {}, ...groups.map(([, { traits = {} }]) => traits)];
  const isolation = suffixed.filter(([, { resources }]) => Object.keys(resources).length > 0).length > 1;
  return (
    amounts.length > 0 &&
    amounts.every(([name, amount]) => isClass(model, name) && Number.isInteger(amount) && amount >= 1) &&
    rules.every((rule) => traitsAreKnown(model, rule) && !contradicts(rule)) &&
    (query.rootRequired?.any ?? []).length === 0 &&
    (isolation ? ['isolate', 'none'] : ['isolate', 'none', undefined]).includes(query.groupPolicy) &&
    related.every((suffix) => suffixed.some(([known]) => known === suffix)) &&
    // A group of traits only has to be related to another.
    groups.every(
      ([suffix, { resources }]) => Object.keys(resources).length > 0 || related.includes(suffix),
    ) &&
    (query.limit === undefined || query.limit >= 1)
  );
}

import { conflict, doesNotFit, done, malformed, missing, unknownName } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Model } from './model.ts';
import { isClass } from './names.ts';
import type { Claim, Claims, Operation } from './operation.ts';
import { isClaim, isUuid } from './shapes.ts';

type Amount = { provider: string; class: string; amount: number };

const amountsOf = ({ allocations }: Claim): Amount[] =>
  Object.entries(allocations).flatMap(([provider, resources]) =>
    Object.entries(resources).map(([name, amount]) => ({ provider, class: name, amount: amount as number })),
  );

export const areClaims = (claims: Claims): boolean =>
  Object.entries(claims).every(([consumer, claim]) => isUuid(consumer) && isClaim(claim));

export const generationsMatch = (model: Model, claims: Claims): boolean =>
  Object.entries(claims).every(
    ([consumer, { generation }]) => generation === (model.consumers.get(consumer)?.generation ?? null),
  );

export const providersExist = (model: Model, claims: Claims): boolean =>
  Object.values(claims).every(({ allocations }) =>
    Object.keys(allocations).every((provider) => model.providers.has(provider)),
  );

/** Whether what all claims ask for together fits beside what consumers outside of the claims hold. */
function fits(model: Model, claims: Claims): boolean {
  const amounts = Object.values(claims).flatMap(amountsOf);
  return amounts.every(({ provider, class: name, amount }) => {
    const inventory = model.providers.get(provider)?.inventories.get(name);
    if (!inventory) return false;
    if (amount < inventory.min_unit || amount > inventory.max_unit || amount % inventory.step_size)
      return false;
    const asked = amounts
      .filter((other) => other.provider === provider && other.class === name)
      .reduce((sum, other) => sum + other.amount, 0);
    const after = asked + model.used(provider, name, (consumer) => !(consumer in claims));
    // What is over capacity already may stay or shrink, and never grow.
    return after <= capacityOf(inventory) || after <= model.used(provider, name);
  });
}

export const capacityOf = (inventory: {
  total: number;
  reserved: number;
  allocation_ratio: number;
}): number => Math.floor((inventory.total - inventory.reserved) * inventory.allocation_ratio);

/** All or nothing: checks names and amounts, and writes. Shapes, generations and providers are checked before. */
export function replaceAllocations(model: Model, claims: Claims): Answer | undefined {
  const amounts = Object.values(claims).flatMap(amountsOf);
  if (!amounts.every((amount) => isClass(model, amount.class))) return unknownName;
  if (!fits(model, claims)) return doesNotFit;
  const touched = new Set(amounts.map(({ provider }) => provider));
  for (const [uuid, claim] of Object.entries(claims)) {
    const before = model.consumers.get(uuid);
    const allocations = new Map<string, Map<string, number>>();
    for (const { provider, class: name, amount } of amountsOf(claim))
      allocations.set(provider, (allocations.get(provider) ?? new Map()).set(name, amount));
    if (allocations.size === 0) {
      // Only an empty body touches the providers that it releases.
      for (const provider of before?.allocations.keys() ?? []) touched.add(provider);
      model.consumers.delete(uuid);
      continue;
    }
    const { project, user, type } = claim as { project: string; user: string; type: string };
    const generation = (before?.generation ?? 0) + 1;
    model.consumers.set(uuid, { project, user, type, generation, allocations });
  }
  for (const provider of touched) model.providers.get(provider)!.generation++;
  return undefined;
}

export function putAllocations(model: Model, { consumer, claim }: Operation<'putAllocations'>): Answer {
  const claims = { [consumer]: claim };
  if (!areClaims(claims)) return malformed;
  // Here an unknown provider is told before a wrong generation; POST tells the generation first.
  if (!providersExist(model, claims)) return unknownName;
  if (!generationsMatch(model, claims)) return conflict;
  return replaceAllocations(model, claims) ?? done;
}

export function postAllocations(model: Model, { claims }: Operation<'postAllocations'>): Answer {
  if (!areClaims(claims) || Object.keys(claims).length === 0) return malformed;
  if (!generationsMatch(model, claims)) return conflict;
  if (!providersExist(model, claims)) return unknownName;
  return replaceAllocations(model, claims) ?? done;
}

/** No generation is checked, and none is bumped. */
export function deleteAllocations(model: Model, { consumer }: Operation<'deleteAllocations'>): Answer {
  return model.consumers.delete(consumer) ? done : missing;
}

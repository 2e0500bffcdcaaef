import { capacityOf } from './allocations.ts';
import { badQuery, missing, ok } from './answer.ts';
import type { Answer } from './answer.ts';
import { candidates } from './candidates.ts';
import { hasTraits, isMember, isQuery, roomFor, traitsAreKnown } from './matching.ts';
import type { Model, Provider } from './model.ts';
import { isClass } from './names.ts';
import type { Operation } from './operation.ts';

const withGeneration = (provider: Provider, body: object) => ({
  ...body,
  resource_provider_generation: provider.generation,
});
export const inventoriesBody = (provider: Provider) =>
  withGeneration(provider, { inventories: Object.fromEntries(provider.inventories) });
export const traitsBody = (provider: Provider) => withGeneration(provider, { traits: [...provider.traits] });
export const aggregatesBody = (provider: Provider) =>
  withGeneration(provider, { aggregates: [...provider.aggregates] });

export function providerBody(model: Model, uuid: string) {
  const { name, generation, parent } = model.providers.get(uuid)!;
  return { uuid, name, generation, parent_provider_uuid: parent, root_provider_uuid: model.root(uuid) };
}

const read =
  (body: (provider: Provider, model: Model) => unknown) =>
  (model: Model, operation: { provider: string }): Answer => {
    const provider = model.providers.get(operation.provider);
    return provider ? ok(body(provider, model)) : missing;
  };

export const getProvider = read(({ uuid }, model) => providerBody(model, uuid));
export const getInventories = read(inventoriesBody);
export const getTraits = read(traitsBody);
export const getAggregates = read(aggregatesBody);

export const getUsages = read((provider, model) => {
  const used = [...provider.inventories.keys()].map((name) => [name, model.used(provider.uuid, name)]);
  return withGeneration(provider, { usages: Object.fromEntries(used) });
});

export const getProviderAllocations = read((provider, model) => {
  const holders = [...model.consumers].flatMap(([uuid, { generation, allocations }]) => {
    const resources = allocations.get(provider.uuid);
    const held = resources && { resources: Object.fromEntries(resources), consumer_generation: generation };
    return held ? [[uuid, held]] : [];
  });
  return withGeneration(provider, { allocations: Object.fromEntries(holders) });
});

export function getAllocations(model: Model, { consumer: uuid }: Operation<'getAllocations'>): Answer {
  const consumer = model.consumers.get(uuid);
  if (!consumer) return ok({ allocations: {} });
  const allocations = [...consumer.allocations].map(([provider, resources]) => {
    const generation = model.providers.get(provider)!.generation;
    return [provider, { generation, resources: Object.fromEntries(resources) }];
  });
  return ok({
    allocations: Object.fromEntries(allocations),
    project_id: consumer.project,
    user_id: consumer.user,
    consumer_generation: consumer.generation,
    consumer_type: consumer.type,
  });
}

export function listProviders(model: Model, { filters }: Operation<'listProviders'>): Answer {
  const { name, uuid, inTree, resources = {}, traits = {}, memberOf = {} } = filters;
  const known = Object.keys(resources).every((one) => isClass(model, one)) && traitsAreKnown(model, traits);
  if (!known || Object.values(resources).some((amount) => amount < 1)) return badQuery;
  const matching = [...model.providers.values()].filter(
    (provider) =>
      (name === undefined || provider.name === name) &&
      (uuid === undefined || provider.uuid === uuid) &&
      (inTree === undefined || model.root(provider.uuid) === model.root(inTree)) &&
      hasTraits(provider.traits, traits) &&
      isMember([provider], memberOf) &&
      Object.entries(resources).every(([one, amount]) => roomFor(model, provider, one, amount)),
  );
  return ok({ resource_providers: matching.map((provider) => providerBody(model, provider.uuid)) });
}

export function projectUsages(model: Model, operation: Operation<'projectUsages'>): Answer {
  const { project, user, type } = operation;
  const usages: Record<string, Record<string, number>> = {};
  for (const consumer of model.consumers.values()) {
    if (consumer.project !== project) continue;
    if (user !== undefined && consumer.user !== user) continue;
    if (type !== undefined && consumer.type !== type) continue;
    const sums = (usages[consumer.type] ??= { consumer_count: 0 });
    sums['consumer_count']! += 1;
    for (const resources of consumer.allocations.values())
      for (const [name, amount] of resources) sums[name] = (sums[name] ?? 0) + amount;
  }
  return ok({ usages });
}

/** Every provider of a tree that some candidate uses, by uuid, as `provider_summaries` tells it. */
function summaries(model: Model, roots: Set<string>) {
  const inTrees = [...model.providers.values()].filter(({ uuid }) => roots.has(model.root(uuid)));
  const summary = ({ uuid, parent, traits, inventories }: Provider) => ({
    resources: Object.fromEntries(
      [...inventories].map(([name, inventory]) => [
        name,
        { capacity: capacityOf(inventory), used: model.used(uuid, name) },
      ]),
    ),
    traits: [...traits],
    parent_provider_uuid: parent,
    root_provider_uuid: model.root(uuid),
  });
  return Object.fromEntries(inTrees.map((provider) => [provider.uuid, summary(provider)]));
}

/** The body is the whole set of candidates, whatever the limit, and the summaries of every tree. */
export function allocationCandidates(model: Model, { query }: Operation<'allocationCandidates'>): Answer {
  if (!isQuery(model, query)) return badQuery;
  const all = new Set([...model.providers.keys()].map((uuid) => model.root(uuid)));
  return ok({ candidates: candidates(model, query), summaries: summaries(model, all), limit: query.limit });
}

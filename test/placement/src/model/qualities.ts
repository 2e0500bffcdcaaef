import { conflict, done, malformed, missing, ok, unknownName } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Model } from './model.ts';
import { isTrait } from './names.ts';
import type { Operation } from './operation.ts';
import { aggregatesBody, traitsBody } from './reads.ts';
import { isName, isUuid } from './shapes.ts';

export function putTraits(
  model: Model,
  { provider: uuid, generation, traits }: Operation<'putTraits'>,
): Answer {
  const provider = model.providers.get(uuid);
  if (!Number.isInteger(generation) || !traits.every(isName)) return malformed;
  if (!provider) return missing;
  if (generation !== provider.generation) return conflict;
  if (!traits.every((trait) => isTrait(model, trait))) return unknownName;
  provider.traits = new Set(traits);
  provider.generation++;
  return ok(traitsBody(provider));
}

export function deleteTraits(model: Model, { provider: uuid }: Operation<'deleteTraits'>): Answer {
  const provider = model.providers.get(uuid);
  if (!provider) return missing;
  provider.traits = new Set();
  provider.generation++;
  return done;
}

export function putAggregates(model: Model, operation: Operation<'putAggregates'>): Answer {
  const { provider: uuid, generation, aggregates } = operation;
  const provider = model.providers.get(uuid);
  if (!provider) return missing;
  const distinct = new Set(aggregates);
  if (!Number.isInteger(generation) || !aggregates.every(isUuid) || distinct.size < aggregates.length)
    return malformed;
  if (generation !== provider.generation) return conflict;
  provider.aggregates = new Set(aggregates);
  provider.generation++;
  return ok(aggregatesBody(provider));
}

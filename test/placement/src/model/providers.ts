import { badParent, done, duplicate, isParent, malformed, missing, ok, providerInUse } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';
import { providerBody } from './reads.ts';
import { isText, isUuid } from './shapes.ts';

const isParentShape = (parent: string | null | undefined): boolean =>
  (parent ?? null) === null || isUuid(parent);

const nameIsTaken = (model: Model, name: string, by: string): boolean =>
  [...model.providers.values()].some((other) => other.name === name && other.uuid !== by);

export function createProvider(model: Model, operation: Operation<'createProvider'>): Answer {
  const { provider: uuid, name, parent = null } = operation;
  if (!isUuid(uuid) || !isText(name, 200) || !isParentShape(parent)) return malformed;
  // An unknown parent is told before a name or uuid that is taken.
  if (parent !== null && (parent === uuid || !model.providers.has(parent))) return badParent;
  if (model.providers.has(uuid) || nameIsTaken(model, name, uuid)) return duplicate;
  const provider = { uuid, name, parent, generation: 0 };
  model.providers.set(uuid, {
    ...provider,
    inventories: new Map(),
    traits: new Set(),
    aggregates: new Set(),
  });
  return ok(providerBody(model, uuid));
}

export function updateProvider(model: Model, operation: Operation<'updateProvider'>): Answer {
  const { provider: uuid, name, parent } = operation;
  const provider = model.providers.get(uuid);
  if (!provider) return missing;
  if (!isText(name, 200) || !isParentShape(parent)) return malformed;
  if (parent && (!model.providers.has(parent) || model.ancestry(parent).includes(uuid))) return badParent;
  if (nameIsTaken(model, name, uuid)) return duplicate;
  provider.name = name;
  if (parent !== undefined) provider.parent = parent;
  return ok(providerBody(model, uuid));
}

export function deleteProvider(model: Model, { provider: uuid }: Operation<'deleteProvider'>): Answer {
  if (!model.providers.has(uuid)) return missing;
  if ([...model.providers.values()].some(({ parent }) => parent === uuid)) return isParent;
  if ([...model.consumers.values()].some(({ allocations }) => allocations.has(uuid))) return providerInUse;
  model.providers.delete(uuid);
  return done;
}

import { roomFor } from './matching.ts';
import type { Model } from './model.ts';
import type { Claim, Claims, Generation, Operation, Reshaped } from './operation.ts';

/** What the intention comes to, given the generation that the model knows (null: there is no such consumer). */
function meant(intent: Generation, current: number | null): Generation {
  if (intent === 'current') return current;
  if (intent === 'stale') return current === null ? 7 : current - 1;
  return intent === 'null' ? null : intent;
}

/** The least amount of every inventory that has room for it. */
function roomIn(model: Model): [provider: string, resourceClass: string, amount: number][] {
  return [...model.providers.values()].flatMap(
    (provider) =>
      [...provider.inventories].flatMap(([name, { min_unit, step_size }]) => {
        const amount = Math.ceil(min_unit / step_size) * step_size;
        return roomFor(model, provider, name, amount) ? [[provider.uuid, name, amount]] : [];
      }) as [string, string, number][],
  );
}

/** One or two amounts that have room. */
function picked(model: Model, { pick, ...claim }: Claim): Claim {
  const room = pick === undefined ? [] : roomIn(model);
  if (pick === undefined || room.length === 0) return claim;
  const allocations: Record<string, Record<string, number>> = {};
  for (const index of [pick, pick * 7]) {
    const [provider, name, amount] = room[index % room.length]!;
    (allocations[provider] ??= {})[name] = amount;
  }
  return { ...claim, allocations };
}

/** The operation as it is sent: generations are numbers (0 of a provider that is not there), allocations picked. */
export function resolve(model: Model, operation: Operation): Operation {
  const ofProvider = (uuid: string, intent: Generation) =>
    meant(intent, model.providers.get(uuid)?.generation ?? 0);
  const claim = (uuid: string, wanted: Claim): Claim => ({
    ...picked(model, wanted),
    generation: meant(wanted.generation, model.consumers.get(uuid)?.generation ?? null),
  });
  const claims = (wanted: Claims): Claims =>
    Object.fromEntries(Object.entries(wanted).map(([uuid, one]) => [uuid, claim(uuid, one)]));
  const reshaped = (uuid: string, wanted: Reshaped): Reshaped => ({
    ...wanted,
    generation: ofProvider(uuid, wanted.generation),
  });

  switch (operation.act) {
    case 'putInventories':
    case 'putInventory':
    case 'putTraits':
    case 'putAggregates':
      return { ...operation, generation: ofProvider(operation.provider, operation.generation) };
    case 'putAllocations':
      return { ...operation, claim: claim(operation.consumer, operation.claim) };
    case 'postAllocations':
      return { ...operation, claims: claims(operation.claims) };
    case 'reshape':
      return {
        ...operation,
        inventories: Object.fromEntries(
          Object.entries(operation.inventories).map(([uuid, one]) => [uuid, reshaped(uuid, one)]),
        ),
        claims: claims(operation.claims),
      };
    default:
      return operation;
  }
}

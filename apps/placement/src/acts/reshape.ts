import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Inventory } from '@cellflow/contracts-placement';
import { requireConsumer, requireProviders } from '../allocations/consumer-claim.ts';
import type { ConsumerClaim } from '../allocations/consumer-claim.ts';
import { laneOfClaims } from '../allocations/lane-of-claims.ts';
import { replaceAllocations } from '../allocations/replace.ts';
import { badRequest, conflict, placementErrorCodes } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireGeneration } from '../providers/change-provider.ts';
import { lostInUse, referToClasses, requireUnreserved, sortInventories } from '../providers/inventories.ts';
import { laneOf } from '../writer/lane.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** All the inventories that one provider is to have. */
export interface Reshaped {
  readonly uuid: string;
  readonly generation: number;
  readonly inventories: readonly Inventory[];
}

export interface Reshape {
  readonly providers: readonly Reshaped[];
  readonly claims: readonly ConsumerClaim[];
}

/**
 * POST /reshaper: moves inventories and the allocations from them in one commit. Old and new inventories together, then
 * the allocations, then the new inventories alone; each step is a write, so a provider moves by two or three generations.
 * Throws PlacementError: 400 (an unknown provider with the code of its own), 409.
 */
export const reshapeAct = (
  { providers, claims }: Reshape,
  { origin, memory }: { readonly origin: Origin; readonly memory: Memory },
): Act<void> => ({
  lane:
    laneOf(
      memory,
      providers.map(({ uuid }) => uuid),
    ) || laneOfClaims(memory, claims),
  evaluate(view) {
    for (const { uuid, generation } of providers) {
      requireKnown(view, uuid);
      requireGeneration(view, uuid, generation);
    }
    const replacements = claims.map((claim) => ({ claim, before: requireConsumer(view, claim) }));
    requireProviders(view, claims);
    for (const { uuid, inventories } of providers) addInventories(view, uuid, inventories);
    replaceAllocations(view, replacements, origin);
    for (const { uuid, inventories } of providers) keepInventories(view, uuid, { inventories, origin });
  },
});

function requireKnown(view: View, uuid: string): ProviderRecord {
  const provider = view.provider(uuid);
  if (provider) return provider;
  throw badRequest(
    `Resource provider ${uuid} in inventories not found: No resource provider with uuid ${uuid} found`,
    placementErrorCodes.providerNotFound,
  );
}

/** The union; of a class that is in both, what is new. */
function addInventories(view: View, uuid: string, inventories: readonly Inventory[]): void {
  const before = requireKnown(view, uuid);
  requireUnreserved(inventories, { uuid, mayReserveAll: true });
  const after = inventories.map(({ resourceClass }) => resourceClass);
  referToClasses(view, before, inventories);
  const stays = before.inventories.filter(({ resourceClass }) => !after.includes(resourceClass));
  view.put(
    'provider',
    ProviderRecord.create({
      ...before,
      generation: before.generation + 1,
      inventories: sortInventories([...stays, ...inventories]),
    }),
  );
}

function keepInventories(
  view: View,
  uuid: string,
  { inventories, origin }: { readonly inventories: readonly Inventory[]; readonly origin: Origin },
): void {
  const before = requireKnown(view, uuid);
  const lost = lostInUse(before, inventories);
  if (lost !== null)
    throw conflict(
      `update conflict: Inventory for '${lost}' on resource provider '${uuid}' in use.`,
      placementErrorCodes.inventoryInUse,
    );
  changeProvider(view, before, {
    type: 'inventories.replaced',
    fields: { inventories: sortInventories(inventories) },
    bump: true,
    origin,
  });
}

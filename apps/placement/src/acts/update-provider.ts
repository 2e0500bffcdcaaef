import type { Init } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Inventory, UpdateProviderRequest, UpdateProviderResponse } from '@cellflow/contracts-placement';
import { authorizeCell } from '../authorization.ts';
import { badRequest, conflict, placementErrorCodes } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { tellOfProvider } from '../providers/change-provider.ts';
import { lostInUse } from '../providers/inventories.ts';
import { moveDescendants, parentFor } from '../providers/parentage.ts';
import { takeProviderName } from '../providers/provider-name.ts';
import { classesOf, laneReferring, referToOrMake } from '../providers/references.ts';
import { readReport } from '../providers/report.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';

/**
 * Creates a provider, or makes it what its driver reports, with the custom classes and traits that the report names;
 * writes nothing where it is that already. Traits the driver no longer reports vanish, the operator's stay, and so do
 * the places that it is in; an empty list of aggregates leaves them alone, and so does an empty zone; an inventory of
 * total 0 is no inventory.
 * nova/scheduler/client/report.py: update_from_provider_tree.
 * Throws 400 naming the field; 409 where an inventory in use would go, or a name is taken.
 */
export function updateProviderAct(
  request: UpdateProviderRequest,
  asker: Asker,
  memory: Memory,
): Act<Init<UpdateProviderResponse>> {
  const inventories = readReport(request);
  const { principal } = asker;
  const cell = principal.scope === 'cell' ? principal.cell : request.cell;
  const classes = inventories.map(({ resourceClass }) => resourceClass);
  const names = { classes, traits: request.traits };
  const kin = memory.graph.get(request.uuid) ? request.uuid : request.parentUuid || request.uuid;
  return {
    lane: laneReferring(memory, request.uuid, names, kin),
    recovers: true,
    evaluate(view) {
      const before = view.provider(request.uuid);
      if (before && !before.placeholder) authorizeCell(principal, before.cell, `provider ${before.name}`);
      const after = reported(request, {
        before,
        cell,
        inventories,
        rootUuid: rootUuidOf(view, request, asker),
        isPlace: (aggregate) => memory.places.get(aggregate) !== null,
      });
      const recovery = memory.recovery ? { recovery: memory.recovery.uuid } : {};
      if (before && same(before, after)) return { generation: before.generation, ...recovery };
      write(view, { before, after, asker });
      return { generation: after.generation, ...recovery };
    },
  };
}

/** Gives `after` its generation and times, and writes it with all that hangs on it. */
function write(
  view: View,
  { before, after, asker }: { before: ProviderRecord | null; after: ProviderRecord; asker: Asker },
): void {
  const { uuid, name, parentUuid, rootUuid } = after;
  const origin = asker.event;
  const lost = before && lostInUse(before, after.inventories);
  if (lost)
    throw conflict(`inventories: ${lost} of ${before.name} is in use`, placementErrorCodes.inventoryInUse);
  takeProviderName(view, { uuid, name, before: before?.name ?? null });
  const classes = { before: classesOf(before), after: classesOf(after) };
  referToOrMake(view, { kind: 'resourceClass', ...classes }, origin);
  referToOrMake(view, { kind: 'trait', before: before?.traits ?? [], after: after.traits }, origin);
  if (before && before.rootUuid !== rootUuid) moveDescendants(view, uuid, { rootUuid, origin });
  if (parentUuid !== '' && parentUuid !== before?.parentUuid) view.touch('provider', parentUuid);
  after.generation = before ? before.generation + 1 : 0;
  after.updatedAtMs = Number(origin.atMs);
  if (!before) after.createdAtMs = after.updatedAtMs;
  view.put('provider', after);
  tellOfProvider(view, after, { type: 'provider.updated', origin });
}

function reported(
  request: UpdateProviderRequest,
  known: {
    before: ProviderRecord | null;
    cell: string;
    inventories: Inventory[];
    rootUuid: string;
    isPlace(aggregate: string): boolean;
  },
): ProviderRecord {
  const { before, cell, inventories } = known;
  const aggregates = before?.aggregates ?? [];
  const fromDriver = new Set(before?.driverTraits);
  const operatorTraits = before?.traits.filter((trait) => !fromDriver.has(trait)) ?? [];
  const driverTraits = sorted(request.traits);
  return ProviderRecord.create({
    ...before,
    placeholder: false,
    uuid: request.uuid,
    name: request.name,
    parentUuid: request.parentUuid,
    rootUuid: known.rootUuid,
    cell,
    availabilityZone: request.availabilityZone || before?.availabilityZone || '',
    inventories,
    traits: sorted([...operatorTraits, ...driverTraits]),
    driverTraits,
    aggregates:
      request.aggregates.length > 0
        ? sorted([...request.aggregates, ...aggregates.filter(known.isPlace)])
        : aggregates,
  });
}

function rootUuidOf(view: View, { uuid, parentUuid }: UpdateProviderRequest, asker: Asker): string {
  if (parentUuid === '') return uuid;
  const parent = parentFor(view, uuid, {
    parentUuid,
    refuse: (reason) => badRequest(`parent_uuid: ${reason}`),
  });
  authorizeCell(asker.principal, parent.cell, `provider ${parent.name}`);
  return parent.rootUuid;
}

/** Equal as stored: both sides have the same normal form. */
const same = (before: ProviderRecord, after: ProviderRecord): boolean =>
  Buffer.from(ProviderRecord.encode(before)).equals(ProviderRecord.encode(after));

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

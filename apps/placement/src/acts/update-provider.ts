import type { Init } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Inventory, UpdateProviderRequest, UpdateProviderResponse } from '@cellflow/contracts-placement';
import { inventoryFault, withDefaults } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import { authorizeCell } from '../authorization.ts';
import { usedOf } from '../graph/provider-graph.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';

const classPattern = /^[A-Z0-9_]{1,255}$/;
const maxNameBytes = 200;

/**
 * Creates a provider, or makes it what its driver reports; writes nothing where it is that already.
 * Traits the driver no longer reports vanish, the operator's stay; an empty list of aggregates leaves them alone, and
 * so does an empty zone; an inventory of total 0 is no inventory. nova/scheduler/client/report.py:
 * update_from_provider_tree.
 * Throws RpcError INVALID_ARGUMENT naming the field, or where an inventory in use would go (detail.code, as placement).
 */
export function updateProviderAct(
  request: UpdateProviderRequest,
  asker: Asker,
): Act<Init<UpdateProviderResponse>> {
  const inventories = checked(request);
  const { principal } = asker;
  const cell = principal.scope === 'cell' ? principal.cell : request.cell;
  return {
    lane: request.uuid,
    evaluate(view) {
      const before = view.provider(request.uuid);
      if (before) authorizeCell(principal, before.cell, `provider ${before.name}`);
      const after = reported(request, {
        before,
        cell,
        inventories,
        rootUuid: rootUuid(view, request, asker),
      });
      if (before && same(before, after)) return { generation: before.generation };
      if (before) keepUsedInventories(before, after);
      if (before?.name !== after.name) rename(view, before, after);
      const generation = before ? before.generation + 1 : 0;
      view.put('provider', ProviderRecord.create({ ...after, generation }));
      view.event({
        ...asker.event,
        type: 'provider.updated',
        host: after.name,
        cell,
        detail: { provider_uuid: after.uuid, generation: String(generation) },
      });
      return { generation };
    },
  };
}

function reported(
  request: UpdateProviderRequest,
  known: { before: ProviderRecord | null; cell: string; inventories: Inventory[]; rootUuid: string },
): ProviderRecord {
  const { before, cell, inventories } = known;
  const fromDriver = new Set(before?.driverTraits);
  const operatorTraits = before?.traits.filter((trait) => !fromDriver.has(trait)) ?? [];
  const driverTraits = sorted(request.traits);
  return ProviderRecord.create({
    uuid: request.uuid,
    name: request.name,
    generation: before?.generation ?? 0,
    parentUuid: request.parentUuid,
    rootUuid: known.rootUuid,
    cell,
    availabilityZone: request.availabilityZone || before?.availabilityZone || '',
    inventories,
    used: before?.used ?? [],
    traits: sorted([...operatorTraits, ...driverTraits]),
    driverTraits,
    aggregates: request.aggregates.length > 0 ? sorted(request.aggregates) : (before?.aggregates ?? []),
  });
}

function rootUuid(view: View, request: UpdateProviderRequest, asker: Asker): string {
  if (request.parentUuid === '') return request.uuid;
  const parent = view.provider(request.parentUuid);
  if (!parent)
    throw new RpcError('INVALID_ARGUMENT', `parent_uuid: there is no provider ${request.parentUuid}`);
  authorizeCell(asker.principal, parent.cell, `provider ${parent.name}`);
  if (parent.rootUuid === request.uuid) throw new RpcError('INVALID_ARGUMENT', 'parent_uuid: makes a loop');
  return parent.rootUuid;
}

/** Equal as stored: both sides have the same normal form. */
const same = (before: ProviderRecord, after: ProviderRecord): boolean =>
  Buffer.from(ProviderRecord.encode(before)).equals(ProviderRecord.encode(after));

function keepUsedInventories(before: ProviderRecord, after: ProviderRecord): void {
  const kept = new Set(after.inventories.map((inventory) => inventory.resourceClass));
  const lost = before.inventories.find(
    ({ resourceClass }) => !kept.has(resourceClass) && usedOf(before, resourceClass) > 0,
  );
  if (!lost) return;
  throw new RpcError('INVALID_ARGUMENT', `inventories: ${lost.resourceClass} of ${before.name} is in use`, {
    detail: { code: 'placement.inventory.inuse' },
  });
}

function rename(view: View, before: ProviderRecord | null, after: ProviderRecord): void {
  const owner = view.ownerOfName(after.name);
  if (owner !== null && owner !== after.uuid) {
    throw new RpcError('INVALID_ARGUMENT', `name: "${after.name}" is the name of provider ${owner}`, {
      detail: { code: 'placement.duplicate_name' },
    });
  }
  if (before) view.freeName(before.name);
  view.takeName(after.name, after.uuid);
}

/** The inventories in normal form. */
function checked(request: UpdateProviderRequest): Inventory[] {
  const fail = (text: string) => new RpcError('INVALID_ARGUMENT', text);
  if (request.uuid === '') throw fail('uuid must not be empty');
  if (request.name === '') throw fail('name must not be empty');
  if (Buffer.byteLength(request.name) > maxNameBytes) throw fail(`name is longer than ${maxNameBytes} bytes`);
  if (request.parentUuid === request.uuid) throw fail('parent_uuid: makes a loop');
  const inventories = request.inventories
    .filter((inventory) => inventory.total !== 0)
    .map((inventory) => ({ resourceClass: inventory.resourceClass, ...withDefaults(inventory) }));
  const seen = new Set<string>();
  for (const inventory of inventories) {
    const { resourceClass } = inventory;
    if (!classPattern.test(resourceClass)) throw fail(`inventories: "${resourceClass}" is no resource class`);
    if (seen.has(resourceClass)) throw fail(`inventories: ${resourceClass} is given twice`);
    seen.add(resourceClass);
    const fault = inventoryFault(inventory);
    if (fault) throw fail(`inventories.${resourceClass}.${fault}`);
  }
  const badTrait = request.traits.find((trait) => !classPattern.test(trait));
  if (badTrait !== undefined) throw fail(`traits: "${badTrait}" is no trait`);
  return inventories.sort((a, b) => (a.resourceClass < b.resourceClass ? -1 : 1));
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

import type { Allocation } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { Holding } from '@cellflow/contracts-placement';
import { capacityOf } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import type { Asker } from '../acts/asker.ts';
import { keepGroups } from '../allocations/group-members.ts';
import { holdsSomething, withAllocations } from '../allocations/holdings.ts';
import { mergeAllocations, sameAllocations } from '../allocations/merge.ts';
import { reckon, writeUsage } from '../allocations/usage.ts';
import type { Books } from '../allocations/usage.ts';
import { authorizeAllocation } from '../authorization.ts';
import { tellOfProvider } from '../providers/change-provider.ts';
import type { View } from '../writer/view.ts';

interface Report {
  readonly cell: string;
  /** Uuid of the recovery. */
  readonly recovery: string;
  readonly asker: Asker;
}

/** `known`: nothing was lost of it, or placement knows better. `refused`: it is not the cell's to tell. */
export type Restored = 'restored' | 'known' | 'refused';

/**
 * A server holds this, says its cell, and so it does, over capacity too: it runs. What placement still knows of a later
 * attempt, of the release of this one, or of a delete, is from after what the cell tells, and stands.
 */
export function restoreHolding(view: View, holding: Holding, report: Report): Restored {
  const { consumerUuid, attempt } = holding;
  const before = view.consumer(consumerUuid);
  const allocations = mergeAllocations(holding.allocations);
  if (consumerUuid === '' || attempt < 1) return 'refused';
  if (holdsSomething(before) && before.cell !== report.cell) return 'refused';
  if (allocations.length === 0) return fence(view, holding, { before, report });
  if (!mayHold(view, allocations, report)) return 'refused';
  if (before?.tombstone) return 'known';
  const later = before !== null && before.attempt >= attempt;
  if (later && !holdsSomething(before)) return 'known';
  const same = before?.heldAttempt === attempt && sameAllocations(before.allocations, allocations);
  if (later && (same || before.heldAttempt > attempt)) {
    view.put('consumer', ConsumerRecord.create({ ...before, confirmedIn: report.recovery }));
    return 'known';
  }
  if (later && before.heldAttempt < attempt) return 'known';
  hold(view, { ...holding, allocations }, { before, report });
  return 'restored';
}

/**
 * The server is between two hosts: its next attempt may claim, and only its cell may do so. What an attempt of it still
 * holds here is the cell's to release.
 */
function fence(
  view: View,
  { consumerUuid, attempt, projectId, userId }: Holding,
  { before, report }: { before: ConsumerRecord | null; report: Report },
): Restored {
  if (before && (before.tombstone || (before.cell !== '' && before.cell !== report.cell))) return 'known';
  const { cell, recovery, asker } = report;
  const owner = before ?? { uuid: consumerUuid, projectId, userId, createdAtMs: Number(asker.event.atMs) };
  view.put(
    'consumer',
    ConsumerRecord.create({
      ...owner,
      cell,
      attempt: Math.max(attempt, before?.attempt ?? 0),
      confirmedIn: recovery,
    }),
  );
  return before ? 'known' : 'restored';
}

function hold(
  view: View,
  { consumerUuid, attempt, allocations, projectId, userId, host }: Holding,
  { before, report }: { before: ConsumerRecord | null; report: Report },
): void {
  const { cell, recovery, asker } = report;
  for (const { providerUuid } of allocations)
    if (!view.provider(providerUuid)) holdPlace(view, { uuid: providerUuid, host, cell, asker });
  const books = reckon(view, { released: before?.allocations ?? [], claimed: allocations });
  writeUsage(view, books, new Set(books.keys()));
  const change = { uuid: consumerUuid, allocations, projectId, userId, consumerType: 'INSTANCE' };
  const after = withAllocations(
    before,
    {
      ...change,
      attempt: Math.max(attempt, before?.attempt ?? 0),
      heldAttempt: attempt,
      cell,
      confirmedIn: recovery,
    },
    asker.event,
  );
  view.put('consumer', after);
  keepGroups(view, before, after);
  const about = { ...asker.event, instanceUuid: consumerUuid, cell, host };
  if (holdsSomething(before))
    view.event({
      ...about,
      ...{ type: 'allocation.released', attempt: before.heldAttempt, allocations: before.allocations },
    });
  view.event({ ...about, type: 'allocation.restored', attempt, allocations });
  tellOfOvercommit(view, books, asker);
}

/** What the store lost is known by name only until its driver reports it: it offers nothing, and its usage is kept. */
function holdPlace(
  view: View,
  { uuid, host, cell, asker }: { uuid: string; host: string; cell: string; asker: Asker },
): void {
  const name = host !== '' && view.ownerOfName(host) === null ? host : uuid;
  const nowMs = Number(asker.event.atMs);
  const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
  const provider = ProviderRecord.create({ uuid, name, cell, rootUuid: uuid, placeholder: true, ...times });
  view.takeName(name, uuid);
  view.put('provider', provider);
  tellOfProvider(view, provider, { type: 'provider.missed', origin: asker.event });
}

function mayHold(view: View, allocations: readonly Allocation[], { asker }: Report): boolean {
  try {
    for (const { providerUuid } of allocations) {
      const provider = view.provider(providerUuid);
      if (provider) authorizeAllocation(asker.principal, provider);
    }
    return true;
  } catch (error) {
    if (error instanceof RpcError && error.code === 'PERMISSION_DENIED') return false;
    throw error;
  }
}

function tellOfOvercommit(view: View, books: Books, { event }: Asker): void {
  for (const { provider, now } of books.values()) {
    for (const inventory of provider.inventories) {
      const { resourceClass } = inventory;
      const [used, capacity] = [now.get(resourceClass) ?? 0, capacityOf(inventory)];
      if (used <= capacity) continue;
      const detail = { provider_uuid: provider.uuid, resource_class: resourceClass };
      view.event({
        ...event,
        ...{ type: 'provider.overcommitted', host: provider.name, cell: provider.cell },
        detail: { ...detail, used: String(used), capacity: String(capacity) },
      });
    }
  }
}

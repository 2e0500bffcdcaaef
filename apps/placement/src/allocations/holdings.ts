import type { Allocation, Init, LedgerEvent } from '@cellflow/contracts-common';
import { ConsumerRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import type { View } from '../writer/view.ts';
import { keepGroups } from './group-members.ts';
import { hostOf } from './host-of.ts';
import { sameAllocations } from './merge.ts';

/** A consumer before and after a commit. */
export interface Holding {
  readonly before: ConsumerRecord | null;
  /** Null: there is nothing to remember of it. */
  readonly after: ConsumerRecord | null;
  /** How long what is remembered of it is kept, in ms. Default: for ever. */
  readonly ttlMs?: number;
}

/** Whether anybody but the fence knows the consumer: one that holds nothing is none. */
export const holdsSomething = (record: ConsumerRecord | null): record is ConsumerRecord =>
  record !== null && record.allocations.length > 0;

/** The consumer with other allocations, one generation on. What holds nothing yet begins at 1. */
export const withAllocations = (
  before: ConsumerRecord | null,
  change: Pick<ConsumerRecord, 'uuid' | 'allocations'> & Partial<ConsumerRecord>,
  { atMs }: Origin,
): ConsumerRecord => {
  const holds = holdsSomething(before);
  return ConsumerRecord.create({
    ...before,
    ...change,
    generation: holds ? before.generation + 1 : 1,
    createdAtMs: holds ? before.createdAtMs : Number(atMs),
    updatedAtMs: Number(atMs),
  });
};

/** What is left of a consumer that has given back everything: its fence, or null where it has none. */
export const emptied = (before: ConsumerRecord, { atMs }: Origin): ConsumerRecord | null =>
  before.attempt === 0 && !before.tombstone
    ? null
    : ConsumerRecord.create({
        ...before,
        generation: 0,
        allocations: [],
        heldAttempt: 0,
        groupUuid: '',
        updatedAtMs: Number(atMs),
      });

/**
 * Stores what consumers hold from now on, their groups, and the history of it: everything that is given back comes
 * before anything that is taken, so that whoever adds the history up never sees more than there was.
 */
export function writeHoldings(view: View, holdings: readonly Holding[], origin: Origin): void {
  const claims: Init<LedgerEvent>[] = [];
  for (const { before, after, ttlMs } of holdings) {
    const uuid = (after ?? before)?.uuid;
    if (uuid === undefined) continue;
    if (after) view.put('consumer', after, ttlMs);
    else view.remove('consumer', uuid);
    keepGroups(view, before, after);
    const had = before?.allocations ?? [];
    const has = after?.allocations ?? [];
    if (had.length > 0 && sameAllocations(had, has)) {
      view.event({ ...origin, type: 'consumer.updated', instanceUuid: uuid, cell: after?.cell });
      continue;
    }
    if (before && had.length > 0) view.event(eventOf(view, 'allocation.released', before, origin));
    if (after && has.length > 0) claims.push(eventOf(view, 'allocation.claimed', after, origin));
  }
  for (const claim of claims) view.event(claim);
}

const eventOf = (view: View, type: string, record: ConsumerRecord, origin: Origin): Init<LedgerEvent> => ({
  ...origin,
  type,
  instanceUuid: record.uuid,
  attempt: record.heldAttempt,
  host: nameOfHost(view, record.allocations),
  cell: record.cell,
  allocations: record.allocations,
});

const nameOfHost = (view: View, allocations: readonly Allocation[]): string | undefined =>
  hostOf(allocations, (uuid) => view.peek('provider', uuid))?.name;

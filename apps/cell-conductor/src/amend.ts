import type { Init, Instance, LedgerEvent } from '@cellflow/contracts-common';
import { instanceChange, readInstance } from '@cellflow/instances';
import type { InstanceRecord } from '@cellflow/instances';
import type { Store } from '@cellflow/store';
import type { Run, Work } from './work.ts';

/** A server's next record, and what the ledger says of it. */
export interface Change {
  readonly after: Instance;
  /** Null for what is no news: a longer lease. */
  readonly event: Init<LedgerEvent> | null;
  /** Phases passed on the way, oldest first. */
  readonly passed?: readonly string[];
  /** Entries that come before. */
  readonly told?: readonly Init<LedgerEvent>[];
  /** Rests on a claim that was made when the cell had last told placement what it holds at this version. */
  readonly claimedAt?: number;
}

export interface Decision<T> {
  readonly change: Change | null;
  readonly result: T;
}

type Origin = Pick<Run, 'requestId' | 'messageId'>;

/**
 * Reads a server's record, decides, and writes the change; where another writer came first, reads and decides again.
 * Only a decision to change something may rest on the cache.
 */
export async function amend<T>(
  work: Work,
  run: Origin,
  uuid: string,
  decide: (record: InstanceRecord | null) => Decision<T>,
): Promise<T> {
  for (;;) {
    const cached = work.records.get(uuid);
    const record = cached ?? (await read(work, uuid));
    const { change, result } = decide(record);
    if (change) {
      if (await write(work, run, record, change)) return result;
    } else if (!cached) {
      return result;
    }
    work.records.forget(uuid);
  }
}

/** The stored record, past the cache. */
export const read = (work: Work, uuid: string): Promise<InstanceRecord | null> =>
  readInstance(work.store as Store, uuid);

/** The record as it is now stored, or null where another writer came first. */
export async function write(
  work: Work,
  run: Origin,
  before: InstanceRecord | null,
  { after, event, passed = [], told = [], claimedAt }: Change,
): Promise<InstanceRecord | null> {
  const origin = {
    atMs: work.platform.clock.now(),
    actor: 'cell-conductor',
    requestId: run.requestId,
    messageId: run.messageId,
  };
  const commit = instanceChange({ before, after, event: { ...origin, ...event }, passed });
  const about = { ...origin, instanceUuid: after.uuid, cell: after.cell };
  const ledger = event ? [...told.map((entry) => ({ ...about, ...entry })), ...(commit.ledger ?? [])] : [];
  const fence = claimedAt === undefined ? [] : [work.placementFence.expect(claimedAt)];
  const expect = [...(commit.expect ?? []), ...fence];
  const result = await work.store.commit({ ...commit, expect, ledger });
  if (!result.committed) {
    if (claimedAt !== undefined) work.placementFence.forget();
    work.records.forget(after.uuid);
    return null;
  }
  const record = { instance: after, version: result.version };
  // What is over is not asked for again soon.
  if (after.leaseExpiresAtMs > 0) work.records.set(record);
  else work.records.forget(after.uuid);
  return record;
}

import { RecoveryRecord } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import { StoreError } from '@cellflow/store';
import type { Continuity, Store } from '@cellflow/store';
import { kinds, lastRecovery } from '../memory/kinds.ts';

/** Why what the store holds may not be relied upon before cells have told what they hold; null where it may. */
export function whyRecover(
  { broken, start, epoch }: Continuity,
  cells: readonly string[] | undefined,
): string | null {
  if (broken) return broken.reason;
  if (start === 'blind')
    return 'the server of the store was started anew, and nobody here knows what it held before';
  const awaited = cells?.length ?? 0;
  return epoch === '' && awaited > 0 ? 'the store is empty' : null;
}

/**
 * Writes down that the store lost something, with a new epoch: from then on no replica claims. True where this replica
 * did; false where another one came first. Rejects with StoreError.
 */
export async function beginRecovery(
  store: Store,
  { platform, reason, cells }: { platform: Platform; reason: string; cells: readonly string[] },
): Promise<boolean> {
  const { broken } = store.continuity();
  const uuid = platform.ids.uuid();
  const beganAtMs = platform.clock.now();
  const record = RecoveryRecord.create({ uuid, reason, beganAtMs, cells: [...cells] });
  const key = kinds.recovery.key(lastRecovery);
  const seen = broken && {
    seen_epoch: broken.seen.epoch,
    seen_revision: String(broken.seen.revision),
    found_epoch: broken.found.epoch,
    found_revision: String(broken.found.revision),
  };
  try {
    await store.commit({
      put: [{ key, value: RecoveryRecord.encode(record) }],
      index: [{ index: kinds.recovery.index, member: key, score: beganAtMs }],
      ledger: [
        {
          type: 'store.recovering',
          ...{ atMs: beganAtMs, actor: 'placement', reason, changed: [key] },
          detail: { recovery: uuid, cells: cells.join(' '), ...seen },
        },
      ],
      epoch: 'recovering',
    });
    platform.logger.error(
      { recovery: uuid, reason, cells },
      'placement refuses claims: its store lost something',
    );
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'BACKWARDS') return false;
    throw error;
  }
}

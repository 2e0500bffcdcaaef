import { ConsumerRecord, RecoveryRecord } from '@cellflow/contracts-placement';
import { emptied, holdsSomething, writeHoldings } from '../allocations/holdings.ts';
import { release } from '../allocations/release.ts';
import { lastRecovery } from '../memory/kinds.ts';
import type { Memory } from '../memory/memory.ts';
import { awaited } from '../recovery/awaited.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';
import { recoveryLane } from './report-holdings.ts';

/** What became of a wish to end a recovery. */
export interface RecoveryEnd {
  readonly ended: boolean;
  readonly recovery: RecoveryRecord | null;
  /** Still awaited; or with `force`, what was not waited for. */
  readonly missing: readonly string[];
}

/**
 * Ends a recovery once every cell has told what it holds, or with `force` at once: with a new epoch, in one commit.
 * What placement thinks a cell's servers held before, and the cell did not name, goes; of a cell that was not heard
 * everything stays.
 */
export const endRecoveryAct = (
  { force, memory }: { readonly force: boolean; readonly memory: Memory },
  origin: Origin,
): Act<RecoveryEnd> => ({
  lane: recoveryLane,
  recovers: true,
  evaluate(view) {
    const recovery = view.get('recovery', lastRecovery);
    if (!recovery || recovery.endedAtMs > 0) return { ended: false, recovery, missing: [] };
    const missing = awaited(recovery, memory.graph, Number(origin.atMs));
    if (missing.length > 0 && !force) return { ended: false, recovery, missing };
    const dropped = orphans(memory, recovery);
    for (const consumer of dropped) drop(view, consumer, origin);
    const after = RecoveryRecord.create({ ...recovery, endedAtMs: origin.atMs });
    view.put('recovery', after);
    view.beginEpoch('recovered');
    const detail = { recovery: recovery.uuid, dropped: String(dropped.length), missing: missing.join(', ') };
    view.event({ ...origin, type: 'store.recovered', reason: force ? 'forced by an operator' : '', detail });
    return { ended: true, recovery: after, missing };
  },
});

/** What REST clients hold is no cell's to tell: it has no attempt. */
const orphans = (memory: Memory, { uuid, beganAtMs, reports }: RecoveryRecord): ConsumerRecord[] => {
  const heard = new Set(reports.map(({ cell }) => cell));
  return [...memory.consumers.holding()].filter(
    ({ cell, heldAttempt, confirmedIn, updatedAtMs }) =>
      heldAttempt > 0 && heard.has(cell) && confirmedIn !== uuid && updatedAtMs <= beganAtMs,
  );
};

/** Its attempt may claim again: whoever planned with it has not recorded it in a cell, and plans anew. */
function drop(view: View, { uuid }: ConsumerRecord, origin: Origin): void {
  const before = view.consumer(uuid);
  if (!holdsSomething(before)) return;
  release(view, [before]);
  const attempt = before.heldAttempt - 1;
  writeHoldings(
    view,
    [{ before, after: emptied(ConsumerRecord.create({ ...before, attempt }), origin) }],
    origin,
  );
}

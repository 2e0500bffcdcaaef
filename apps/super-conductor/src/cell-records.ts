import { Instance } from '@cellflow/contracts-common';
import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { taskStates, vmStates } from '@cellflow/domain';
import { deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import type { InstanceRecord } from '@cellflow/instances';
import type { Expectation, Store } from '@cellflow/store';
import { patiently } from './patiently.ts';
import { behindFence, isBehindFence } from './placement-fence.ts';
import type { Cell, Run, Work } from './work.ts';

export const readRecord = (work: Work, run: Run, cell: Cell, uuid: string): Promise<InstanceRecord | null> =>
  patiently(work, run, `read of ${uuid} in ${cell.name}`, () => readInstance(cell.store as Store, uuid));

/**
 * Creates a server's record where there is none; returns the record that is there now, whoever wrote it. `fence`: of the
 * claim that the record rests on; RpcError UNAVAILABLE where that may be lost.
 */
export async function createRecord(
  work: Work,
  run: Run,
  cell: Cell,
  after: Instance,
  event: Init<LedgerEvent>,
  fence: readonly Expectation[] = [],
): Promise<InstanceRecord> {
  const { failpoints } = work.platform;
  const plain = instanceChange({ before: null, after, event: { ...originOf(work, run), ...event } });
  const change = { ...plain, expect: [...(plain.expect ?? []), ...fence] };
  for (;;) {
    if (failpoints.armed)
      await failpoints.hit('super.before_cell_rows', { instance: after.uuid, host: after.host });
    const result = await patiently(work, run, `create of ${after.uuid} in ${cell.name}`, () =>
      cell.store.commit(change),
    );
    if (result.committed) {
      if (failpoints.armed)
        await failpoints.hit('super.after_cell_rows', { instance: after.uuid, host: after.host });
      return { instance: after, version: result.version };
    }
    const found = await readRecord(work, run, cell, after.uuid);
    if (found) return found;
    if (isBehindFence(result.conflict)) throw behindFence(cell);
  }
}

/** Makes a record a tombstone, whatever its state: its delete was accepted before the cell was known. */
export async function deleteRecord(work: Work, run: Run, cell: Cell, uuid: string): Promise<void> {
  const { failpoints } = work.platform;
  for (;;) {
    const before = await readRecord(work, run, cell, uuid);
    if (!before || before.instance.vmState === vmStates.deleted) return;
    const after = deletedInstance(before.instance, work.platform.clock.now());
    const event = { ...originOf(work, run), type: 'instance.deleted' };
    const result = await patiently(work, run, `delete of ${uuid} in ${cell.name}`, () =>
      cell.store.commit(instanceChange({ before, after, event })),
    );
    if (failpoints.armed) await failpoints.hit('super.after_delete_row', { instance: uuid });
    if (result.committed) return;
  }
}

/** Hands a build to its cell's watchdog at once: its first host cannot be reached. No news for the ledger. */
export async function expireLease(work: Work, run: Run, cell: Cell, uuid: string): Promise<void> {
  const { failpoints } = work.platform;
  for (;;) {
    const before = await readRecord(work, run, cell, uuid);
    if (!before || !waitsForFirstHost(before.instance)) return;
    const { instance } = before;
    const after = Instance.create({ ...instance, leaseExpiresAtMs: work.platform.clock.now() });
    const change = instanceChange({ before, after, event: { type: 'build.state' } });
    const result = await patiently(work, run, `lease of ${uuid}`, () =>
      cell.store.commit({ ...change, ledger: [] }),
    );
    if (failpoints.armed) await failpoints.hit('super.after_expire_lease', { instance: uuid });
    if (result.committed) return;
  }
}

/** Its first attempt was not taken up by its host yet. */
export const waitsForFirstHost = (instance: Instance): boolean =>
  instance.vmState === vmStates.building &&
  instance.taskState === taskStates.scheduling &&
  instance.attempt === 1 &&
  instance.host !== '' &&
  !instance.begun;

const originOf = (work: Work, run: Run): Init<LedgerEvent> => ({
  atMs: work.platform.clock.now(),
  actor: 'super-conductor',
  requestId: run.requestId,
  messageId: run.messageId,
});

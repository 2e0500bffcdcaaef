import { Instance } from '@cellflow/contracts-common';
import type { DeleteInstance } from '@cellflow/contracts-global';
import { deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import { RpcError } from '@cellflow/rpc';
import type { Cell } from '../api.ts';
import type { DeletionDeps } from './deletions.ts';
import { releaseForGood } from './release.ts';

/** Conflicts in a row before the server is left to the outbox relay. */
const maxTries = 20;

interface Row {
  readonly instance: Instance;
  readonly version: number;
}

/**
 * One step of a delete in the server's cell: mark the row; then let its compute destroy the guest, or, where there is
 * none to do it, release the allocation and delete the row from here (nova/compute/api.py: _delete, _local_delete). A
 * compute that seems to be down is told as well: it may only have gone silent, and its guest must not outlive the server.
 * True when the row is gone. Rejects when something does not answer.
 */
export async function deleteInCell(deps: DeletionDeps, cell: Cell, work: DeleteInstance): Promise<boolean> {
  const row = await markDeleting(deps, cell, work);
  if (!row) return true;
  const { failpoints } = deps.platform;
  const { uuid: instance, attempt, host } = row.instance;
  if (failpoints.armed) await failpoints.hit('api.after_mark_deleting', { instance, attempt, host });
  if (host && cell.compute) {
    const up = await deps.hosts.isUp(cell, host);
    if (failpoints.armed) await failpoints.hit('api.before_terminate_cast', { instance, attempt, host });
    const told = await terminate(cell, row.instance, work);
    if (failpoints.armed) await failpoints.hit('api.after_terminate_cast', { instance, attempt, host });
    if (told && up) return false;
  }
  await releaseForGood(deps, work);
  const deleted = await deleteRow(deps, cell, row, work);
  if (failpoints.armed) await failpoints.hit('api.after_delete_row', { instance, attempt, host });
  return deleted;
}

/** Null when the row is deleted already. */
async function markDeleting(deps: DeletionDeps, cell: Cell, work: DeleteInstance): Promise<Row | null> {
  for (let tries = 0; tries < maxTries; tries++) {
    const row = await readInstance(cell.store, work.instanceUuid);
    if (!row || row.instance.vmState === 'deleted') return null;
    if (row.instance.taskState === 'deleting') return row;
    const nowMs = deps.platform.clock.now();
    const marked = Instance.create({
      ...row.instance,
      taskState: 'deleting',
      updatedAtMs: nowMs,
      actions: [...row.instance.actions, deleteAction(work, nowMs)],
    });
    await cell.store.commit(
      instanceChange({ before: row, after: marked, event: eventOf(cell, row, 'instance.deleting', nowMs) }),
    );
  }
  throw new RpcError('CONFLICT', `server ${work.instanceUuid} is changing all the time`);
}

/** False when no queue takes it: the compute of that host does not exist. */
async function terminate(cell: Cell, instance: Instance, work: DeleteInstance): Promise<boolean> {
  const context = { requestId: work.requestId, traceparent: '' };
  const messageId = `${work.requestId}:${instance.uuid}:${instance.attempt}:terminate`;
  try {
    await cell.compute!.terminateInstance(
      { instanceUuid: instance.uuid, host: instance.host },
      { context, messageId },
    );
    return true;
  } catch (error) {
    if (error instanceof RpcError && error.code === 'UNROUTABLE') return false;
    throw error;
  }
}

/** False when the row changed meanwhile: the next step sees what it has become. */
async function deleteRow(deps: DeletionDeps, cell: Cell, row: Row, work: DeleteInstance): Promise<boolean> {
  const nowMs = deps.platform.clock.now();
  const closed = row.instance.actions.map((action) =>
    action.action === 'delete' ? { ...action, updatedAtMs: nowMs } : action,
  );
  const gone = deletedInstance(Instance.create({ ...row.instance, actions: closed }), nowMs);
  const event = { ...eventOf(cell, row, 'instance.deleted', nowMs), requestId: work.requestId };
  return (await cell.store.commit(instanceChange({ before: row, after: gone, event }))).committed;
}

const eventOf = (cell: Cell, row: Row, type: string, atMs: number) => ({
  type,
  atMs,
  actor: 'api',
  instanceUuid: row.instance.uuid,
  attempt: row.instance.attempt,
  host: row.instance.host,
  cell: cell.name,
  requestId: row.instance.requestSpec?.requestId ?? '',
});

const deleteAction = (work: DeleteInstance, nowMs: number) => ({
  action: 'delete',
  requestId: work.requestId,
  userId: work.userId,
  projectId: work.projectId,
  startTimeMs: nowMs,
  updatedAtMs: nowMs,
  message: '',
  events: [],
});

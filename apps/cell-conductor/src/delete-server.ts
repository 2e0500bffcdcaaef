import { taskStates, vmStates } from '@cellflow/domain';
import { deletedInstance } from '@cellflow/instances';
import { amend } from './amend.ts';
import { unclaim } from './claims.ts';
import type { Run, Work } from './work.ts';

/**
 * Ends a server that is being deleted and whose guest is gone: its allocation is released for good, then its record
 * becomes a tombstone. Asking twice does no harm. A server that nobody deletes is left alone, unless `accepted`:
 * somebody else knows that its delete was accepted.
 */
export async function deleteServer(work: Work, run: Run, uuid: string, accepted = false): Promise<void> {
  await unclaim(work, run, { uuid, attempt: 0 }, true);
  await amend(work, run, uuid, (record) => {
    const server = record?.instance;
    const wanted = server?.taskState === taskStates.deleting || accepted;
    if (!server || server.vmState === vmStates.deleted || !wanted) return { change: null, result: undefined };
    const after = deletedInstance(server, work.platform.clock.now());
    return { change: { after, event: { type: 'instance.deleted' } }, result: undefined };
  });
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('conductor.after_delete', { instance: uuid });
}

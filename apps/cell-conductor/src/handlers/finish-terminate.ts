import { FinishTerminateResponse } from '@cellflow/contracts-cell';
import type { FinishTerminateRequest } from '@cellflow/contracts-cell';
import { taskStates, vmStates } from '@cellflow/domain';
import type { HandlerContext } from '@cellflow/rpc';
import { cellKeys } from '@cellflow/store';
import { read } from '../amend.ts';
import { deleteServer } from '../delete-server.ts';
import type { Work } from '../work.ts';

/**
 * A compute has destroyed the guest of a server that is being deleted. Said of another host it means nothing. A compute
 * is asked for that only once the delete is stored: a store that went back may have lost it, and then it still counts.
 */
export const finishTerminate =
  (work: Work) =>
  async (request: FinishTerminateRequest, context: HandlerContext): Promise<FinishTerminateResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed)
      await failpoints.hit('conductor.on_terminated', { instance: request.instanceUuid, host: request.host });
    const server = (await read(work, request.instanceUuid))?.instance;
    const gone = !server || server.vmState === vmStates.deleted;
    if (gone || (server.host !== '' && server.host !== request.host)) return FinishTerminateResponse.create();
    const deleting = server.taskState === taskStates.deleting;
    const lost = !deleting && (await work.store.get(cellKeys.storeRecovery)) !== null;
    if (!deleting)
      context.logger.warn(
        { host: request.host, instance: server.uuid },
        lost ? 'the store lost a delete, which is carried out' : 'a guest is gone that nobody deletes',
      );
    if (deleting || lost) await deleteServer(work, context, server.uuid, lost);
    return FinishTerminateResponse.create();
  };

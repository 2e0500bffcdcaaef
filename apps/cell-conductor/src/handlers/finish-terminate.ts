import { FinishTerminateResponse } from '@cellflow/contracts-cell';
import type { FinishTerminateRequest } from '@cellflow/contracts-cell';
import { taskStates, vmStates } from '@cellflow/domain';
import type { HandlerContext } from '@cellflow/rpc';
import { read } from '../amend.ts';
import { deleteServer } from '../delete-server.ts';
import type { Work } from '../work.ts';

/** A compute has destroyed the guest of a server that is being deleted. Said of another host it means nothing. */
export const finishTerminate =
  (work: Work) =>
  async (request: FinishTerminateRequest, context: HandlerContext): Promise<FinishTerminateResponse> => {
    const { failpoints } = work.platform;
    if (failpoints.armed)
      await failpoints.hit('conductor.on_terminated', { instance: request.instanceUuid, host: request.host });
    const server = (await read(work, request.instanceUuid))?.instance;
    const gone = !server || server.vmState === vmStates.deleted;
    if (!gone && server.taskState !== taskStates.deleting) {
      context.logger.warn(
        { host: request.host, instance: server.uuid },
        'a guest is gone that nobody deletes',
      );
    } else if (!gone && (server.host === '' || server.host === request.host)) {
      await deleteServer(work, context, server.uuid);
    }
    return FinishTerminateResponse.create();
  };

import type { Init } from '@cellflow/contracts-common';
import type { RequestSpec } from '@cellflow/contracts-common';
import type { BuildRequest, OutboxEntry } from '@cellflow/contracts-global';
import type { Api } from '../api.ts';

/** The parts of the API that hop 1 needs. */
export type BuildSender = Pick<Api, 'superConductor' | 'outbox' | 'platform'>;

/**
 * Hop 1: hands a stored request to the super-conductor and settles its outbox entry once the broker has confirmed.
 * The message id is the entry's, so sending twice has the effect of sending once. Rejects with RpcError.
 */
export async function castBuild(
  sender: BuildSender,
  entry: Init<OutboxEntry>,
  message: { spec: Init<RequestSpec>; buildRequests: Init<BuildRequest>[] },
): Promise<void> {
  const work = entry.scheduleAndBuild!;
  const requestId = work.requestId!;
  const instance = work.instanceUuids![0]!;
  const messageId = `${requestId}:${instance}:1:schedule`;
  const { failpoints } = sender.platform;
  if (failpoints.armed) await failpoints.hit('api.before_cast', { instance });
  await sender.superConductor.scheduleAndBuildInstances(
    { requestId, requestSpec: message.spec, buildRequests: message.buildRequests },
    { context: { requestId, traceparent: work.traceparent ?? '' }, messageId },
  );
  if (failpoints.armed) await failpoints.hit('api.after_cast', { instance });
  sender.outbox.settle({
    id: entry.id!,
    event: {
      type: 'outbox.sent',
      atMs: sender.platform.clock.now(),
      actor: 'api',
      requestId,
      instanceUuid: instance,
      detail: { servers: String(work.instanceUuids!.length) },
    },
  });
}

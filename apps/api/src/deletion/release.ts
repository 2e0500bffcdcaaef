import type { DeleteInstance } from '@cellflow/contracts-global';
import type { Api } from '../api.ts';

/**
 * Releases whatever placement holds for a server, and makes placement refuse every later claim of it. Idempotent;
 * rejects with RpcError.
 */
export async function releaseForGood(
  deps: Pick<Api, 'placement' | 'platform'>,
  work: Pick<DeleteInstance, 'requestId' | 'instanceUuid'>,
): Promise<void> {
  const { failpoints } = deps.platform;
  if (failpoints.armed) await failpoints.hit('api.before_release', { instance: work.instanceUuid });
  const context = { requestId: work.requestId, traceparent: '' };
  await deps.placement.unclaim(
    { consumerUuid: work.instanceUuid, attempt: 0, final: true },
    { context, messageId: `${work.requestId}:${work.instanceUuid}:0:release` },
  );
  if (failpoints.armed) await failpoints.hit('api.after_release', { instance: work.instanceUuid });
}

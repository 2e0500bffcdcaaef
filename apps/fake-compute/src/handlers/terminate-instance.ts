import type { TerminateInstanceRequest } from '@cellflow/contracts-cell';
import { retrying } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { destroyGuest } from '../guests.ts';
import { stopBuild } from '../stop-build.ts';
import type { Work } from '../work.ts';

/**
 * A server is being deleted: its build stops, its guest goes, and then the conductor is told. Asked again it says so
 * again.
 *
 * Source: nova/compute/manager.py `terminate_instance`.
 */
export const terminateInstance =
  (work: Work) =>
  async (
    { instanceUuid: uuid, host: name }: TerminateInstanceRequest,
    context: HandlerContext,
  ): Promise<void> => {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('compute.on_terminate', { instance: uuid, host: name });
    const host = work.hosts.get(name);
    await Promise.all(
      work.builds.on(uuid, name).map((build) => stopBuild(build, 'the server is being deleted')),
    );
    const attempt = host?.guests.get(uuid);
    if (host && attempt !== undefined) await destroyGuest(work, host, { uuid, attempt });
    const messageId = `${context.requestId}:${uuid}:${attempt ?? 0}:terminated`;
    if (failpoints.armed)
      await failpoints.hit('compute.before_terminated', { instance: uuid, attempt, host: name });
    await retrying(
      () => work.conductor.finishTerminate({ instanceUuid: uuid, host: name }, { context, messageId }),
      { platform: work.platform, signal: context.signal, message: `end of ${uuid} on ${name}` },
    );
    if (failpoints.armed)
      await failpoints.hit('compute.after_terminated', { instance: uuid, attempt, host: name });
  };

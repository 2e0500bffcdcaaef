import type { BuildAndRunInstanceRequest } from '@cellflow/contracts-cell';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { factsOf } from '../builds.ts';
import type { Build } from '../builds.ts';
import { beginBuild, finishBuild, obey } from '../conductor.ts';
import type { Host } from '../host.ts';
import type { Leases } from '../leases.ts';
import { runBuild } from '../run-build.ts';
import { reach } from '../work.ts';
import type { Work } from '../work.ts';

/**
 * Hops 6 and 7: takes a build over from the broker. The message is done once the conductor knows that the build runs;
 * from then on the build's lease stands for it. An attempt is built once however often its message comes.
 *
 * Source: nova/compute/manager.py `build_and_run_instance`.
 */
export const buildAndRunInstance =
  (work: Work, leases: Leases) =>
  async (request: BuildAndRunInstanceRequest, context: HandlerContext): Promise<void> => {
    const { failpoints } = work.platform;
    if (failpoints.armed)
      await failpoints.hit('compute.on_receive', factsOf({ ...request, uuid: request.instanceUuid }));
    const host = work.hosts.get(request.host);
    if (!host) throw new RpcError('INVALID_ARGUMENT', `host: ${request.host} is not run by this service`);
    const build = work.builds.start(request, context);
    if (!build) return;
    const taken = takeOver(work, leases, { host, build, context });
    // Whoever stops the build waits for all of it, the take-over included.
    build.done = finish(work, host, build, taken);
    try {
      await taken;
    } catch (error) {
      if (!build.stop.signal.aborted) throw error;
    }
  };

/** Resolves with whether the build is to run now. */
async function takeOver(
  work: Work,
  leases: Leases,
  { host, build, context }: { host: Host; build: Build; context: HandlerContext },
): Promise<boolean> {
  reach(work, host, 'received');
  // Its guest outlived the service, or the answer to its last report was lost.
  if (host.guests.get(build.uuid) === build.attempt) {
    const { verdict } = await finishBuild(work, build, [], null);
    await obey(work, host, build, verdict);
    return false;
  }
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.before_begin', factsOf(build));
  const { verdict, leaseMs } = await beginBuild(work, build, context);
  if (!(await obey(work, host, build, verdict))) return false;
  if (failpoints.armed) await failpoints.hit('compute.after_begin', factsOf(build));
  build.begun = true;
  reach(work, host, 'begun');
  leases.hold(leaseMs);
  return true;
}

async function finish(work: Work, host: Host, build: Build, taken: Promise<boolean>): Promise<void> {
  let past = true;
  try {
    if (await taken) await runBuild(work, host, build);
  } catch {
    // The message comes again, unless the build was stopped.
    past = build.stop.signal.aborted;
  } finally {
    work.builds.end(build, past);
    if (!build.settled && host.guests.get(build.uuid) === build.attempt) work.doubtful.add(build);
  }
}

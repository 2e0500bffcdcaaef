import { BuildFailure } from '@cellflow/contracts-common';
import type { Build } from './builds.ts';
import { handBack } from './conductor.ts';
import { stopBuild } from './stop-build.ts';
import type { Work } from './work.ts';

/**
 * Lets the builds that are running end, for a while; the others are handed back to the conductor for their next host.
 * One that cannot be handed back in time is found by its lease.
 */
export async function finishOrHandBack(work: Work): Promise<void> {
  const { clock } = work.platform;
  const graceMs = work.config.stopGraceMs ?? 5000;
  const ended = Promise.all(work.builds.all().map((build) => build.done));
  const grace = new AbortController();
  await Promise.race([ended, clock.sleep(graceMs, grace.signal)]).finally(() => grace.abort());
  const late = new AbortController();
  const cancel = clock.after(graceMs, () => late.abort(new Error('the compute stops')));
  await Promise.all(work.builds.all().map((build) => returnBuild(work, build, late.signal)));
  cancel();
}

async function returnBuild(work: Work, build: Build, signal: AbortSignal): Promise<void> {
  try {
    await stopBuild(build, 'the compute stops');
    // The report of its guest may have been taken: it is settled when the service comes back, or by the lease.
    if (work.hosts.get(build.host)?.guests.get(build.uuid) === build.attempt) return;
    const message = `the compute of ${build.host} was stopped during the build`;
    await handBack(work, build, [], BuildFailure.create({ code: 'ComputeStopped', message }), signal);
  } catch (error) {
    work.platform.logger.warn({ err: error, instance: build.uuid }, 'a build is left to its lease');
  }
}

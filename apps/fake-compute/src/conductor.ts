import { BuildVerdict } from '@cellflow/contracts-cell';
import type { BuildStateResponse } from '@cellflow/contracts-cell';
import type { BuildFailure } from '@cellflow/contracts-common';
import { isRetryable, retrying } from '@cellflow/rpc';
import { factsOf } from './builds.ts';
import type { Build } from './builds.ts';
import { destroyGuest } from './guests.ts';
import { unlessStopped } from './unless-stopped.ts';
import type { Host } from './host.ts';
import type { Work } from './work.ts';

const idOf = ({ context, uuid, attempt }: Build, step: string) =>
  `${context.requestId}:${uuid}:${attempt}:${step}`;

const of = ({ uuid, attempt, host }: Build) => ({ instanceUuid: uuid, attempt, host });

const patiently = <T>(work: Work, build: Build, step: string, act: () => Promise<T>): Promise<T> =>
  retrying(() => unlessStopped(act(), build.stop.signal), {
    platform: work.platform,
    signal: build.stop.signal,
    message: `${step} of ${build.uuid} on ${build.host}`,
  });

/**
 * Hop 7. Asked until answered, or until the time of the message is up: then it comes again. `signal` is read only
 * where the first answer is late, it costs to be made.
 */
export async function beginBuild(
  work: Work,
  build: Build,
  message: { readonly signal: AbortSignal },
): Promise<BuildStateResponse> {
  const ask = () =>
    work.conductor.beginBuild(of(build), { context: build.context, messageId: idOf(build, 'begin') });
  try {
    return await ask();
  } catch (error) {
    if (!isRetryable(error)) throw error;
    const signal = AbortSignal.any([build.stop.signal, message.signal]);
    const what = `begin of ${build.uuid} on ${build.host}`;
    return retrying(ask, { platform: work.platform, signal, message: what });
  }
}

/** Hop 8. Asked until answered, or until the build is stopped; so are the others. */
export const updateBuild = async (
  work: Work,
  build: Build,
  taskStates: string[],
): Promise<BuildStateResponse> => {
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.before_update', factsOf(build));
  const messageId = idOf(build, taskStates.at(-1) ?? 'state');
  const reply = await patiently(work, build, 'report', () =>
    work.conductor.updateBuild({ ...of(build), taskStates }, { context: build.context, messageId }),
  );
  if (failpoints.armed) await failpoints.hit('compute.after_update', factsOf(build));
  return reply;
};

/** Hop 9a; or the end of a build that must not be retried. */
export const finishBuild = async (
  work: Work,
  build: Build,
  taskStates: string[],
  failure: BuildFailure | null,
): Promise<BuildStateResponse> => {
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.before_finish', factsOf(build));
  const reply = await patiently(work, build, 'end', () =>
    work.conductor.finishBuild(
      { ...of(build), taskStates, failure },
      { context: build.context, messageId: idOf(build, 'finish') },
    ),
  );
  build.settled = true;
  if (failpoints.armed) await failpoints.hit('compute.after_finish', factsOf(build));
  return reply;
};

/** Hop 9b: hands a failed build to the conductor, until the broker has it. */
export const handBack = async (
  work: Work,
  build: Build,
  taskStates: string[],
  failure: BuildFailure,
  signal: AbortSignal = build.stop.signal,
): Promise<void> => {
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.before_report', factsOf(build));
  await retrying(
    () =>
      work.conductor.buildInstances(
        { ...of(build), failure, taskStates, hostList: build.request.hostList },
        { context: build.context, messageId: idOf(build, 'failed') },
      ),
    { platform: work.platform, signal, message: `hand-back of ${build.uuid} from ${build.host}` },
  );
  if (failpoints.armed) await failpoints.hit('compute.after_report', factsOf(build));
};

/** Does what the conductor said of a build: goes on (true), or cleans up and, where the server goes, says so. */
export async function obey(work: Work, host: Host, build: Build, verdict: number): Promise<boolean> {
  if (verdict === BuildVerdict.PROCEED) return true;
  await destroyGuest(work, host, build);
  if (verdict === BuildVerdict.DELETING) {
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('compute.before_terminated', factsOf(build));
    await patiently(work, build, 'delete', () =>
      work.conductor.finishTerminate(
        { instanceUuid: build.uuid, host: build.host },
        { context: build.context, messageId: idOf(build, 'terminated') },
      ),
    );
    if (failpoints.armed) await failpoints.hit('compute.after_terminated', factsOf(build));
  }
  return false;
}

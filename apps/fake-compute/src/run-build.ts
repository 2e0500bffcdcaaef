import { BuildFailure } from '@cellflow/contracts-common';
import { planBuild } from '@cellflow/profile';
import type { BuildPlan, BuildStep } from '@cellflow/profile';
import { factsOf } from './builds.ts';
import type { Build } from './builds.ts';
import { finishBuild, handBack, obey, updateBuild } from './conductor.ts';
import { spawnGuest } from './guests.ts';
import type { Host } from './host.ts';
import { reach } from './work.ts';
import type { Work } from './work.ts';

/**
 * Hops 8 to 9: builds on a host, one slot at a time, and reports how it went. Never rejects: a build that is stopped
 * ends where it stands, and whoever stopped it cleans up.
 *
 * Source: nova/compute/manager.py `_do_build_and_run_instance`.
 */
export async function runBuild(work: Work, host: Host, build: Build): Promise<void> {
  const { signal } = build.stop;
  try {
    await host.slots.take(signal);
    try {
      signal.throwIfAborted();
      await construct(work, host, build);
    } finally {
      host.slots.give();
    }
  } catch (error) {
    if (!signal.aborted)
      work.platform.logger.error({ err: error, instance: build.uuid, host: host.name }, 'a build broke off');
  }
}

async function construct(work: Work, host: Host, build: Build): Promise<void> {
  const plan = planBuild(host.profile.behaviour, build, work.platform.random);
  const passed: string[] = [];
  for (const { taskState, ms } of phasesOf(plan)) {
    reach(work, host, taskState);
    passed.push(taskState);
    // A phase without a duration is told with the next report.
    if (ms === 0) continue;
    const { verdict } = await updateBuild(work, build, passed.splice(0));
    if (!(await obey(work, host, build, verdict))) return;
    await work.platform.clock.sleep(ms, build.stop.signal);
  }
  await endings[plan.outcome](work, host, build, { passed, message: plan.message });
}

const phasesOf = (plan: BuildPlan): { taskState: BuildStep & string; ms: number }[] => [
  { taskState: 'networking', ms: plan.networkingMs },
  { taskState: 'block_device_mapping', ms: plan.blockDeviceMappingMs },
  { taskState: 'spawning', ms: plan.spawnMs },
];

type Ending = (
  work: Work,
  host: Host,
  build: Build,
  end: { readonly passed: string[]; readonly message: string },
) => Promise<void>;

const endings: { readonly [O in BuildPlan['outcome']]: Ending } = {
  async success(work, host, build, { passed }) {
    build.stop.signal.throwIfAborted();
    await spawnGuest(work, host, build);
    reach(work, host, 'spawned');
    await report(work, host, build, passed, null);
  },

  async reschedule(work, host, build, { passed, message }) {
    reach(work, host, 'failed');
    if (work.platform.failpoints.armed)
      await work.platform.failpoints.hit('compute.after_cleanup', factsOf(build));
    const failure = BuildFailure.create({ code: 'RescheduledException', message });
    // With retry switched off there is nobody to hand it to (R41).
    if (!build.request.retry) return report(work, host, build, passed, failure);
    await handBack(work, build, passed, failure);
    reach(work, host, 'reported');
  },

  async abort(work, host, build, { passed, message }) {
    reach(work, host, 'failed');
    if (work.platform.failpoints.armed)
      await work.platform.failpoints.hit('compute.after_cleanup', factsOf(build));
    await report(work, host, build, passed, BuildFailure.create({ code: 'BuildAbortException', message }));
  },

  /** Says where it is, and nothing ever again; the time of the attempt runs out. */
  async hang(work, host, build, { passed }) {
    if (passed.length > 0) {
      const { verdict } = await updateBuild(work, build, passed);
      if (!(await obey(work, host, build, verdict))) return;
    }
    const { signal } = build.stop;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  },
};

async function report(
  work: Work,
  host: Host,
  build: Build,
  passed: string[],
  failure: BuildFailure | null,
): Promise<void> {
  const { verdict } = await finishBuild(work, build, passed, failure);
  await obey(work, host, build, verdict);
  reach(work, host, 'reported');
}

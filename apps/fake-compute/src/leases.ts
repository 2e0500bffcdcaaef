import type { Cancel } from '@cellflow/platform';
import { isRetryable, newContext } from '@cellflow/rpc';
import type { Build } from './builds.ts';
import { loseBuilds } from './stop-build.ts';
import type { Work } from './work.ts';

/** Builds in one message. */
const batch = 500;

export interface Leases {
  /** There is a build whose lease is this long, in ms: leases are renewed at a third of it from now on. */
  hold(leaseMs: number): void;
  stop(): void;
}

/** Renews the leases of all running builds while there are any, and stops those that are lost. */
export function keepLeases(work: Work): Leases {
  let timer: Cancel | null = null;
  let stopped = false;

  function arm(leaseMs: number): void {
    if (stopped) return;
    timer ??= work.platform.clock.after(leaseMs / 3, () => {
      timer = null;
      const builds = work.builds.all().filter((build) => build.begun);
      if (builds.length === 0) return;
      arm(leaseMs);
      void renewAll(work, builds);
    });
  }

  return {
    hold: arm,
    stop() {
      stopped = true;
      timer?.();
    },
  };
}

async function renewAll(work: Work, builds: readonly Build[]): Promise<void> {
  for (let from = 0; from < builds.length; from += batch) {
    try {
      await renew(work, builds.slice(from, from + batch));
    } catch (error) {
      // The next turn comes well before the leases end.
      const told = isRetryable(error) ? 'debug' : 'warn';
      work.platform.logger[told]({ err: error }, 'leases could not be renewed');
    }
  }
}

async function renew(work: Work, builds: readonly Build[]): Promise<void> {
  const held = builds.map(({ uuid, attempt, host }) => ({ instanceUuid: uuid, attempt, host }));
  const context = newContext(work.platform.ids);
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('compute.before_renew');
  const { lost } = await work.conductor.renewLeases(
    { builds: held },
    { context, messageId: context.requestId },
  );
  if (failpoints.armed) await failpoints.hit('compute.after_renew');
  const gone = lost.flatMap(({ instanceUuid, attempt }) => work.builds.get(instanceUuid, attempt) ?? []);
  if (gone.length > 0) await loseBuilds(work, gone);
}

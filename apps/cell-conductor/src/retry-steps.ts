import type { RetryLimit, RetryStep } from '@cellflow/domain';
import type { InstanceRecord } from '@cellflow/instances';
import { write } from './amend.ts';
import type { Change } from './amend.ts';
import { castBuild } from './cast-build.ts';
import { exhaust, fail } from './changes/failure.ts';
import { nextAttempt, refusalEvents, withRefusals } from './changes/next-attempt.ts';
import type { Refusal } from './changes/next-attempt.ts';
import { claimAlternate, unclaim } from './claims.ts';
import { deleteServer } from './delete-server.ts';
import type { Failed } from './retry-build.ts';
import type { Run, Work } from './work.ts';

/** How far a retry has come. */
export interface Progress {
  readonly record: InstanceRecord | null;
  /** False where the record is from the cache. */
  readonly fresh: boolean;
  /** The failed attempt is known to hold nothing. */
  readonly released: boolean;
}

/** `end`: nothing is left to do, or the next attempt has failed at once. */
type Next = Progress | { readonly end: Failed | null };

interface Act {
  readonly work: Work;
  readonly run: Run;
  readonly failed: Failed;
  patiently<T>(act: () => Promise<T>): Promise<T>;
  reread(released: boolean): Promise<Progress>;
}

type At = Progress & { readonly record: InstanceRecord };
type Step<S extends RetryStep['step']> = (
  act: Act,
  at: At,
  decision: RetryStep & { step: S },
) => Promise<Next>;

/** What each step of a retry does. Every one may be interrupted and done again. */
export const retrySteps: { readonly [S in RetryStep['step']]: Step<RetryStep['step']> } = {
  async fail(act, at) {
    const { clock } = act.work.platform;
    const leaseUntilMs = clock.now() + act.work.config.leaseMs;
    return store(act, at, fail(at.record.instance, act.failed, leaseUntilMs, clock.now()));
  },

  async unclaim({ work, run, failed }, at) {
    await unclaim(work, run, failed);
    return { ...at, released: true };
  },

  async claim(act, at) {
    const { work, run, failed } = act;
    const { instance, version } = at.record;
    const claim = await claimAlternate(work, run, instance);
    const nowMs = work.platform.clock.now();
    if (claim.outcome === 'claimed')
      return store(act, at, nextAttempt(instance, claim, work.config.buildTimeoutMs, nowMs));
    if (claim.outcome === 'refused')
      return store(act, at, exhausted(at.record, 'hosts', claim.refusals, nowMs));
    const seen = await act.reread(true);
    if (seen.record?.version !== version) return seen;
    // Nobody moved the build on, and placement takes no claim for it any more: its delete was accepted.
    await act.patiently(() => deleteServer(work, run, failed.uuid, true));
    return { end: null };
  },

  async cast({ work, run }, at) {
    return { end: await castBuild(work, run, at.record.instance) };
  },

  async exhaust(act, at, decision) {
    const limit = 'limit' in decision ? decision.limit : 'hosts';
    return store(act, at, exhausted(at.record, limit, [], act.work.platform.clock.now()));
  },

  async delete({ work, run, failed, patiently }) {
    await patiently(() => deleteServer(work, run, failed.uuid));
    return { end: null };
  },

  done: async () => ({ end: null }),
};

async function store({ work, run, patiently, reread }: Act, at: At, change: Change): Promise<Progress> {
  const record = await patiently(() => write(work, run, at.record, change));
  return record ? { ...at, record, fresh: true } : reread(at.released);
}

function exhausted(
  { instance }: InstanceRecord,
  limit: RetryLimit,
  refusals: readonly Refusal[],
  nowMs: number,
): Change {
  const told = refusalEvents(instance, refusals);
  return { ...exhaust(withRefusals(instance, refusals), limit, nowMs), told };
}

import type { RetryLimit, RetryStep } from '@cellflow/domain';
import type { InstanceRecord } from '@cellflow/instances';
import { write } from './amend.ts';
import type { Change } from './amend.ts';
import { castBuild } from './cast-build.ts';
import { exhaust, fail } from './changes/failure.ts';
import { nextAttempt, refusalEvents, withRefusals } from './changes/next-attempt.ts';
import type { Claimed, Refusal } from './changes/next-attempt.ts';
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
    const { clock, failpoints } = act.work.platform;
    const { uuid: instance, attempt, host } = act.failed;
    if (failpoints.armed) await failpoints.hit('conductor.before_fail', { instance, attempt, host });
    const leaseUntilMs = clock.now() + act.work.config.leaseMs;
    const next = await store(act, at, fail(at.record.instance, act.failed, leaseUntilMs, clock.now()));
    if (failpoints.armed) await failpoints.hit('conductor.after_fail', { instance, attempt, host });
    return next;
  },

  async unclaim({ work, run, failed }, at) {
    await unclaim(work, run, failed);
    return { ...at, released: true };
  },

  async claim(act, at) {
    const { work, run, failed } = act;
    const { instance, version } = at.record;
    const { failpoints } = work.platform;
    const attempt = instance.attempt + 1;
    if (failpoints.armed)
      await failpoints.hit('conductor.before_claim', { instance: instance.uuid, attempt });
    const claimedAt = await act.patiently(() => work.placementFence.read());
    const claim = await claimAlternate(work, run, instance);
    if (claim.outcome === 'claimed') return record(act, at, claim, claimedAt);
    if (claim.outcome === 'refused') return bury(act, at, 'hosts', claim.refusals);
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
    return bury(act, at, limit, []);
  },

  async delete({ work, run, failed, patiently }) {
    await patiently(() => deleteServer(work, run, failed.uuid));
    return { end: null };
  },

  done: async () => ({ end: null }),
};

/** Hop 12. */
async function record(act: Act, at: At, claimed: Claimed, claimedAt: number): Promise<Progress> {
  const { clock, failpoints } = act.work.platform;
  const before = at.record.instance;
  const { uuid: instance } = before;
  const { host } = claimed.selection;
  const attempt = before.attempt + 1;
  if (failpoints.armed) await failpoints.hit('conductor.after_claim', { instance, attempt, host });
  const next = nextAttempt(before, claimed, act.work.config.buildTimeoutMs, clock.now());
  if (failpoints.armed) await failpoints.hit('conductor.before_record', { instance, attempt, host });
  const progress = await store(act, at, { ...next, claimedAt });
  if (failpoints.armed) await failpoints.hit('conductor.after_record', { instance, attempt, host });
  return progress;
}

/** Hop 14. */
async function bury(act: Act, at: At, limit: RetryLimit, refusals: readonly Refusal[]): Promise<Progress> {
  const { clock, failpoints } = act.work.platform;
  const { uuid: instance, attempt } = at.record.instance;
  if (failpoints.armed) await failpoints.hit('conductor.before_bury', { instance, attempt });
  const progress = await store(act, at, exhausted(at.record, limit, refusals, clock.now()));
  if (failpoints.armed) await failpoints.hit('conductor.after_bury', { instance, attempt });
  return progress;
}

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

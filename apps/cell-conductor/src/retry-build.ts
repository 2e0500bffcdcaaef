import type { BuildFailure } from '@cellflow/contracts-common';
import { nextRetryStep } from '@cellflow/domain';
import { retrying } from '@cellflow/rpc';
import { read } from './amend.ts';
import { retrySteps } from './retry-steps.ts';
import type { Progress } from './retry-steps.ts';
import type { Run, Work } from './work.ts';

/** An attempt that did not become a server. */
export interface Failed {
  readonly uuid: string;
  readonly attempt: number;
  readonly host: string;
  readonly failure: BuildFailure;
  /** Phases passed since the last report, in order. */
  readonly taskStates: readonly string[];
  /** Nobody reported it: its lease ran out. */
  readonly expired: boolean;
}

/**
 * Hops 9b to 14: moves a server on after a failed attempt, from wherever its record stands, until its next attempt is
 * with a host, or it is in error, or deleted. Runs again without harm after any interruption, and beside another
 * replica that does the same. Rejects with what `run.signal` was aborted with.
 *
 * Source: nova/conductor/manager.py `build_instances`.
 * Differs: the conductor unclaims, not the compute; a refused or failing alternate never ends the search (R59).
 */
export async function retryBuild(work: Work, run: Run, failed: Failed): Promise<void> {
  work.retrying.add(failed.uuid);
  try {
    let next: Failed | null = failed;
    while (next) next = await retryOnce(work, run, next);
  } finally {
    work.retrying.delete(failed.uuid);
  }
}

/** Null when done; or the next failure, where the next host cannot be reached at all. */
async function retryOnce(work: Work, run: Run, failed: Failed): Promise<Failed | null> {
  const patience = { platform: work.platform, signal: run.signal, message: `retry of ${failed.uuid}` };
  const patiently = <T>(act: () => Promise<T>) => retrying(act, patience);
  const reread = async (released: boolean): Promise<Progress> => ({
    record: await patiently(() => read(work, failed.uuid)),
    fresh: true,
    released,
  });
  const act = { work, run, failed, patiently, reread };
  const cached = work.records.get(failed.uuid);
  let at: Progress = cached ? { record: cached, fresh: false, released: false } : await reread(false);
  for (;;) {
    run.signal.throwIfAborted();
    const decision = nextRetryStep(at.record?.instance ?? null, { ...failed, released: at.released });
    // The cache may be behind: it may start a change, which conflicts then, but not end the matter.
    if (!at.fresh && decision.step !== 'fail') {
      at = await reread(at.released);
      continue;
    }
    if (decision.step === 'done' || !at.record) return null;
    const next = await retrySteps[decision.step](act, { ...at, record: at.record }, decision);
    if ('end' in next) return next.end;
    at = next;
  }
}

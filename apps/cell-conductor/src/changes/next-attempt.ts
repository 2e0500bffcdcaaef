import { Attempt, HostFailure, Instance } from '@cellflow/contracts-common';
import type { Init, LedgerEvent, Selection } from '@cellflow/contracts-common';
import type { Change } from '../amend.ts';

/** An alternate that did not take the claim, and why. */
export interface Refusal {
  readonly host: string;
  readonly reason: string;
}

/** The alternate that took the claim, those before it that did not, and those left behind it. */
export interface Claimed {
  readonly selection: Selection;
  readonly refusals: readonly Refusal[];
  readonly rest: readonly Selection[];
}

/** Hop 12: the next attempt on the alternate that was claimed. Its zone comes from its selection (R62). */
export function nextAttempt(
  instance: Instance,
  { selection, refusals, rest }: Claimed,
  buildTimeoutMs: number,
  nowMs: number,
): Change {
  const attempt = instance.attempt + 1;
  const { host, nodename, availabilityZone } = selection;
  const after = Instance.create({
    ...withRefusals(instance, refusals),
    attempt,
    host,
    node: nodename,
    availabilityZone,
    selection,
    hostList: [...rest],
    begun: false,
    leaseExpiresAtMs: nowMs + buildTimeoutMs,
    updatedAtMs: nowMs,
    attempts: [...instance.attempts, Attempt.create({ attempt, host, startedAtMs: nowMs })],
  });
  return { after, event: { type: 'build.retried' }, told: refusalEvents(instance, refusals) };
}

/** The record with its refused alternates among the causes; the list they came from is theirs no more. */
export function withRefusals(instance: Instance, refusals: readonly Refusal[]): Instance {
  const failures = refusals.map(({ host, reason }) =>
    HostFailure.create({
      host,
      attempt: instance.attempt + 1,
      failure: { code: 'ClaimRefused', message: reason },
    }),
  );
  return Instance.create({ ...instance, failures: [...instance.failures, ...failures] });
}

export const refusalEvents = (instance: Instance, refusals: readonly Refusal[]): Init<LedgerEvent>[] =>
  refusals.map(({ host, reason }) => ({
    type: 'build.refused',
    attempt: instance.attempt + 1,
    host,
    reason,
  }));

import { HostFailure, Instance } from '@cellflow/contracts-common';
import type { Action, BuildFailure, Init, LedgerEvent } from '@cellflow/contracts-common';
import { exhaustedMessage, faultMessage, phasesUpTo, taskStates, vmStates } from '@cellflow/domain';
import type { RetryLimit } from '@cellflow/domain';
import type { Change } from '../amend.ts';
import { changeCreate, finishedAttempt, finishedEvent } from './history.ts';

/** The last phase of a report that the record has not seen yet. */
function phasesOf(instance: Instance, reported: readonly string[]): string[] {
  return instance.begun
    ? reported.flatMap((state, i) => (i === reported.length - 1 ? phasesUpTo(instance.taskState, state) : []))
    : [];
}

const withCause = (instance: Instance, failure: BuildFailure): HostFailure[] => [
  ...instance.failures,
  HostFailure.create({ host: instance.host, attempt: instance.attempt, failure }),
];

/** Hop 9b: the attempt failed; the server waits for its next host. */
export function fail(
  instance: Instance,
  failed: { failure: BuildFailure; taskStates: readonly string[]; expired: boolean },
  leaseExpiresAtMs: number,
  nowMs: number,
): Change {
  const { failure } = failed;
  const after = Instance.create({
    ...instance,
    vmState: vmStates.building,
    taskState: taskStates.scheduling,
    host: '',
    node: '',
    selection: null,
    begun: false,
    leaseExpiresAtMs,
    updatedAtMs: nowMs,
    failures: withCause(instance, failure),
    attempts: finishedAttempt(instance, nowMs, failure),
    actions: finishedEvent(instance, nowMs, failure),
  });
  const about = { attempt: instance.attempt, host: instance.host, reason: failure.message };
  const told: Init<LedgerEvent>[] = failed.expired ? [{ type: 'lease.expired', ...about }] : [];
  const event = { type: 'build.failed', ...about, detail: { code: failure.code } };
  return { after, event, told, passed: phasesOf(instance, failed.taskStates) };
}

/** Hop 14: no host is left, or no attempt; the claim is gone already. The causes are the record's own. */
export function exhaust(instance: Instance, limit: RetryLimit, nowMs: number): Change {
  const message = exhaustedMessage(instance.uuid, limit, instance.maxAttempts, instance.failures);
  const after = inError(instance, { message, details: causes(instance.failures) }, nowMs);
  return {
    after,
    event: {
      type: limit === 'retry-off' ? 'build.aborted' : 'build.exhausted',
      reason: message,
      detail: { limit },
    },
  };
}

/** The end of a build that must not be retried; the claim is gone already. */
export function abort(
  instance: Instance,
  failure: BuildFailure,
  reported: readonly string[],
  nowMs: number,
): Change {
  const { attempt, host } = instance;
  const settled = Instance.create({
    ...instance,
    failures: withCause(instance, failure),
    attempts: finishedAttempt(instance, nowMs, failure),
    actions: finishedEvent(instance, nowMs, failure),
  });
  const after = inError(settled, { message: faultMessage(failure.message), details: failure.code }, nowMs);
  const event = {
    type: 'build.aborted',
    attempt,
    host,
    reason: failure.message,
    detail: { code: failure.code },
  };
  return { after, event, passed: phasesOf(instance, reported) };
}

function inError(instance: Instance, fault: { message: string; details: string }, nowMs: number): Instance {
  return Instance.create({
    ...instance,
    vmState: vmStates.error,
    taskState: taskStates.none,
    host: '',
    node: '',
    selection: null,
    hostList: [],
    begun: false,
    leaseExpiresAtMs: 0,
    updatedAtMs: nowMs,
    fault: { code: 500, ...fault, createdAtMs: nowMs, hosts: instance.failures },
    actions: errorAction(instance, nowMs),
  });
}

const errorAction = (instance: Instance, nowMs: number): Action[] =>
  changeCreate(instance, nowMs, (events) => events, 'Error');

const causes = (failures: readonly HostFailure[]): string =>
  failures
    .map(({ host, attempt, failure }) => `${host} (attempt ${attempt}): ${failure?.message ?? ''}`)
    .join('\n');

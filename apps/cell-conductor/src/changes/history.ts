import { Action, ActionEvent, Attempt } from '@cellflow/contracts-common';
import type { BuildFailure, Instance } from '@cellflow/contracts-common';

/** Nova's name of the event of one attempt. */
export const buildEvent = 'compute__do_build_and_run_instance';

/** The actions with a new event row for an attempt that begins. */
export function startedEvent(instance: Instance, startTimeMs: number): Action[] {
  const { attempt, host } = instance;
  return changeCreate(instance, startTimeMs, (events) => [
    ...events,
    ActionEvent.create({ event: buildEvent, host, attempt, startTimeMs }),
  ]);
}

/**
 * The actions with the attempt's event row finished; a row is added for an attempt that never began.
 * Differs: each attempt finishes its own row; Nova finishes the first of that name.
 */
export function finishedEvent(
  instance: Instance,
  finishTimeMs: number,
  failure: BuildFailure | null,
): Action[] {
  const { attempt, host } = instance;
  const result = failure ? 'Error' : 'Success';
  const details = failure?.message ?? '';
  return changeCreate(instance, finishTimeMs, (events) => {
    const rest = events.filter((event) => event.attempt !== attempt);
    const row =
      events.find((event) => event.attempt === attempt) ??
      ActionEvent.create({
        event: buildEvent,
        host,
        attempt,
        startTimeMs: startOf(instance) || finishTimeMs,
      });
    return [...rest, ActionEvent.create({ ...row, finishTimeMs, result, details })];
  });
}

/** The attempts with the current one finished. */
export const finishedAttempt = (
  instance: Instance,
  finishedAtMs: number,
  failure: BuildFailure | null,
): Attempt[] =>
  instance.attempts.map((attempt) =>
    attempt.attempt === instance.attempt
      ? Attempt.create({ ...attempt, finishedAtMs, failure, result: failure ? 'Error' : 'Success' })
      : attempt,
  );

/** When the current attempt was stored, ms since the epoch. */
export const startOf = (instance: Instance): number =>
  instance.attempts.findLast((attempt) => attempt.attempt === instance.attempt)?.startedAtMs ?? 0;

/** The create action, with other events and, where the server ends in error, a message. */
export function changeCreate(
  instance: Instance,
  updatedAtMs: number,
  change: (events: ActionEvent[]) => ActionEvent[],
  message?: string,
): Action[] {
  return instance.actions.map((action) =>
    action.action === 'create'
      ? Action.create({
          ...action,
          updatedAtMs,
          events: change(action.events),
          ...(message === undefined ? {} : { message }),
        })
      : action,
  );
}

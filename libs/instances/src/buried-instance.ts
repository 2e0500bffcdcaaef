import { Action, ActionEvent, Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import { taskStates, vmStates } from '@cellflow/domain';

/** Why a server is buried. */
export interface Obituary {
  readonly message: string;
  readonly details: string;
}

/**
 * The record of a server that reached no cell: in error from the first, with a fault and an errored create action.
 * `draft` is what was asked for, with its uuid.
 *
 * Source: nova/conductor/manager.py `_bury_in_cell0`.
 */
export function buriedInstance(
  draft: Init<Instance>,
  { message, details }: Obituary,
  origin: { readonly requestId: string; readonly cell: string; readonly nowMs: number },
): Instance {
  const { requestId, cell, nowMs } = origin;
  const startTimeMs = draft.createdAtMs ?? nowMs;
  const event = ActionEvent.create({
    event: 'conductor_schedule_and_build_instances',
    startTimeMs,
    finishTimeMs: nowMs,
    result: 'Error',
    details: message,
  });
  const action = Action.create({
    action: 'create',
    requestId,
    userId: draft.userId ?? '',
    projectId: draft.projectId ?? '',
    startTimeMs,
    updatedAtMs: nowMs,
    message: 'Error',
    events: [event],
  });
  return Instance.create({
    ...draft,
    vmState: vmStates.error,
    taskState: taskStates.none,
    cell,
    updatedAtMs: nowMs,
    fault: { code: 500, message, details, createdAtMs: nowMs, hosts: [] },
    actions: [action],
  });
}

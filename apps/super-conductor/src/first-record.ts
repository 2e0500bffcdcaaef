import { Action, ActionEvent, Attempt, Instance } from '@cellflow/contracts-common';
import type { Init, Selection } from '@cellflow/contracts-common';
import type { BuildRequest } from '@cellflow/contracts-global';
import { taskStates, vmStates } from '@cellflow/domain';
import type { NoHost } from './schedule.ts';
import { cell0Name } from './work.ts';
import type { Run } from './work.ts';

type Origin = Pick<Run, 'requestId' | 'spec' | 'maxAttempts'>;

/** Hop 4: a server's record in its cell, with all that a retry needs. */
export function createdInstance(
  server: BuildRequest,
  [selection, ...alternates]: readonly [Selection, ...Selection[]],
  origin: Origin,
  times: { readonly nowMs: number; readonly buildTimeoutMs: number },
): Instance {
  const { host, nodename, cell, availabilityZone } = selection;
  const { nowMs } = times;
  return Instance.create({
    ...base(server, origin, nowMs),
    vmState: vmStates.building,
    taskState: taskStates.scheduling,
    host,
    node: nodename,
    cell,
    availabilityZone: availabilityZone || (server.instance?.availabilityZone ?? ''),
    attempt: 1,
    selection,
    hostList: alternates,
    attempts: [Attempt.create({ attempt: 1, host, startedAtMs: nowMs })],
    leaseExpiresAtMs: nowMs + times.buildTimeoutMs,
    actions: [createAction(server, origin, nowMs, {})],
  });
}

/** A server that no cell takes: in error from the first, with an errored event (R10). */
export function buriedInstance(
  server: BuildRequest,
  noHost: NoHost,
  origin: Origin,
  nowMs: number,
): Instance {
  const event = ActionEvent.create({
    event: 'conductor_schedule_and_build_instances',
    startTimeMs: server.instance?.createdAtMs ?? nowMs,
    finishTimeMs: nowMs,
    result: 'Error',
    details: noHost.message,
  });
  return Instance.create({
    ...base(server, origin, nowMs),
    vmState: vmStates.error,
    taskState: taskStates.none,
    cell: cell0Name,
    fault: { code: 500, message: noHost.message, details: noHost.details, createdAtMs: nowMs, hosts: [] },
    actions: [createAction(server, origin, nowMs, { message: 'Error', events: [event] })],
  });
}

const base = (server: BuildRequest, origin: Origin, nowMs: number): Init<Instance> => ({
  ...server.instance,
  uuid: server.instanceUuid,
  projectId: server.projectId,
  maxAttempts: origin.maxAttempts,
  requestSpec: origin.spec,
  updatedAtMs: nowMs,
});

const createAction = (server: BuildRequest, origin: Origin, nowMs: number, fields: Init<Action>): Action =>
  Action.create({
    action: 'create',
    requestId: origin.requestId,
    userId: server.instance?.userId ?? '',
    projectId: server.projectId,
    startTimeMs: server.instance?.createdAtMs ?? nowMs,
    updatedAtMs: nowMs,
    ...fields,
  });

import { Action, Attempt, Instance } from '@cellflow/contracts-common';
import type { Init, Selection } from '@cellflow/contracts-common';
import type { BuildRequest } from '@cellflow/contracts-global';
import { taskStates, vmStates } from '@cellflow/domain';
import { buriedInstance } from '@cellflow/instances';
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
export const buriedRecord = (server: BuildRequest, noHost: NoHost, origin: Origin, nowMs: number): Instance =>
  buriedInstance(base(server, origin, nowMs), noHost, {
    requestId: origin.requestId,
    cell: cell0Name,
    nowMs,
  });

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

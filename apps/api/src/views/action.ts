import type { Action, ActionEvent, Instance } from '@cellflow/contracts-common';
import { createHash } from 'node:crypto';
import { toMicros } from './times.ts';

/** One entry of GET /servers/{id}/os-instance-actions. */
export const actionView = (action: Action, instance: Instance, minor: number) => ({
  action: action.action,
  instance_uuid: instance.uuid,
  request_id: action.requestId,
  user_id: action.userId,
  project_id: action.projectId,
  start_time: toMicros(action.startTimeMs),
  message: action.message || null,
  ...(minor >= 58 ? { updated_at: toMicros(action.updatedAtMs || action.startTimeMs) } : {}),
});

/** One event of an action: who did what, and what came of it. */
export const eventView = (
  event: ActionEvent,
  instance: Instance,
  viewer: { minor: number; isAdmin: boolean },
) => ({
  event: event.event,
  start_time: toMicros(event.startTimeMs),
  finish_time: toMicros(event.finishTimeMs),
  result: event.result || null,
  traceback: null,
  ...(viewer.minor >= 62
    ? {
        hostId: event.host
          ? createHash('sha224')
              .update(instance.projectId + event.host)
              .digest('hex')
          : '',
        ...(viewer.isAdmin ? { host: event.host || null } : {}),
      }
    : {}),
  ...(viewer.minor >= 84 ? { details: event.details || null } : {}),
});

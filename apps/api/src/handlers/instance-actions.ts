import type { Instance } from '@cellflow/contracts-common';
import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { ApiError, notFound, shorten } from '../errors.ts';
import { findServer } from '../servers/find.ts';
import { actionView, eventView } from '../views/action.ts';

/** GET /servers/{id}/os-instance-actions, newest first. From 2.21 on also of a deleted server. */
export async function listActions(call: Call, api: Api): Promise<Answer> {
  const instance = await findInstance(call, api);
  const actions = [...instance.actions].sort((a, b) => b.startTimeMs - a.startTimeMs);
  return ok({ instanceActions: actions.map((action) => actionView(action, instance, call.minor)) });
}

/** GET /servers/{id}/os-instance-actions/{request_id}. */
export async function showAction(call: Call, api: Api): Promise<Answer> {
  const instance = await findInstance(call, api);
  const requestId = call.params['requestId']!;
  const action = instance.actions.find((each) => each.requestId === requestId);
  if (!action)
    throw notFound(`Action for request_id ${shorten(requestId)} on instance ${instance.uuid} not found.`);
  const viewer = { minor: call.minor, isAdmin: call.identity.isAdmin };
  return ok({
    instanceAction: {
      ...actionView(action, instance, call.minor),
      events: action.events.map((event) => eventView(event, instance, viewer)),
    },
  });
}

async function findInstance(call: Call, api: Api): Promise<Instance> {
  const uuid = call.params['id']!;
  const found = await findServer(api, call.identity, uuid, { deleted: call.minor >= 21 });
  if (!found.up) throw new ApiError(500, `The cell ${found.mapping.cell} is not responding.`);
  return found.instance;
}

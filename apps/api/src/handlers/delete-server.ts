import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { unavailable } from '../errors.ts';
import { deleteEntryId, tombstone } from '../deletion/tombstone.ts';
import { requireMapping } from '../servers/find.ts';

/** Conflicts in a row: the server moves on while it is being deleted, but not this often. */
const maxTries = 10;

/**
 * DELETE /servers/{id}: accepts the delete in one commit, answers 204, and carries it out
 * (nova/compute/api.py: delete). Differs: accepted, and remembered, also while the server's cell is down.
 */
export async function deleteServer(call: Call, api: Api): Promise<Answer> {
  const uuid = call.params['id']!;
  const { failpoints } = api.platform;
  if (failpoints.armed) await failpoints.hit('api.on_delete', { instance: uuid });
  for (let tries = 0; tries < maxTries; tries++) {
    const found = await requireMapping(api, call.identity, uuid);
    const order = {
      requestId: call.context.requestId,
      userId: call.identity.userId,
      projectId: call.identity.projectId,
      nowMs: api.platform.clock.now(),
    };
    const commit = tombstone(found, order);
    if (failpoints.armed) await failpoints.hit('api.before_tombstone', { instance: uuid });
    if (!(await api.store.commit(commit)).committed) continue;
    if (failpoints.armed) await failpoints.hit('api.after_tombstone', { instance: uuid });
    const id = deleteEntryId(uuid);
    const deleteInstance = { ...order, instanceUuid: uuid, projectId: found.mapping.projectId };
    api.background.run(id, () =>
      api.deletions.carryOut({ id, createdAtMs: order.nowMs, work: deleteInstance }),
    );
    return { status: 204 };
  }
  throw unavailable('The server is changing all the time. Try again later.');
}

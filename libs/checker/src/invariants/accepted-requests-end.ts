import { cite } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { deletedServers, liveServers } from '../views.ts';
import { bootOf, deleteOf } from '../calls.ts';

/** I1. How soon is I14's. */
export const acceptedRequestsEnd: Invariant = {
  id: 'I1',
  name: 'no lost request',
  statement:
    'every server of an accepted request is ACTIVE, ERROR or deleted, and nothing still waits for it',
  needs: ['W1', 'W2'],
  atRest: true,
  check(history) {
    const search = new Search('I1');
    const live = liveServers(history);
    const accepted = (history.accepted ?? []).flatMap(({ instanceUuids }) => instanceUuids);
    const deleted = deletedServers(history);
    for (const uuid of new Set([...accepted, ...live.keys()])) {
      search.look();
      endOf(search, history, uuid, { placed: live.get(uuid), deleted: deleted.has(uuid) });
    }
    for (const { instanceUuid } of history.api.buildRequests) {
      const shows = [...bootOf(history, instanceUuid), cite.buildRequest(instanceUuid)];
      search.say(instanceUuid, 'still has a build request', shows);
    }
    return search;
  },
};

type Placed = ReturnType<typeof liveServers> extends Map<string, infer P> ? P : never;

function endOf(
  search: Search,
  history: History,
  uuid: string,
  { placed, deleted }: { placed: Placed | undefined; deleted: boolean },
): void {
  if (!placed) {
    if (!deleted) search.say(uuid, 'was accepted and is in no cell', bootOf(history, uuid));
    return;
  }
  const { vmState, taskState, host, attempt, leaseExpiresAtMs } = placed.instance;
  const state = `${vmState}/${taskState || 'none'}`;
  const record = cite.server(placed.cell, placed.instance);
  const asked = bootOf(history, uuid);
  if (deleted) {
    const shows = [...deleteOf(history, uuid), record];
    search.say(uuid, `was deleted and is still in ${placed.cell}: ${state}`, shows);
  } else if (state !== 'active/none' && state !== 'error/none') {
    const message = `rests in ${state} in ${placed.cell} (attempt ${attempt}, host "${host}")`;
    search.say(uuid, message, [...asked, record]);
  } else if (leaseExpiresAtMs !== 0) search.say(uuid, `is ${state} and still holds a lease`, [record]);
}

import { cite } from '../exhibits.ts';
import type { History, Publication } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { liveServers } from '../views.ts';

const deadLetters = /^dead-letter\./;

/**
 * I21. The trace does not show confirms or acks: at rest, nothing waits in a queue, and no server waits for a cast that
 * a broker let in, unless that is a dead letter.
 */
export const confirmedMeansProcessed: Invariant = {
  id: 'I21',
  name: 'confirmed means processed',
  statement:
    'what a broker took is handled, or dead-lettered with a reason, or done again from the stored state',
  needs: ['W2', 'W3', 'dead letters', 'queue depths'],
  atRest: true,
  check(history) {
    const search = new Search('I21');
    for (const depth of history.queues ?? []) {
      search.look();
      if (deadLetters.test(depth.queue) || depth.queue === 'trace' || depth.ready + depth.unacked === 0)
        continue;
      search.say('', `${depth.queue} on ${depth.vhost} is not empty`, [cite.queue(depth)]);
    }
    const buried = new Set(history.deadLetters?.map(({ messageId }) => messageId));
    const waiting = waitingServers(history);
    lastCasts(history).forEach(({ record, position }, uuid) => {
      search.look();
      const state = waiting.get(uuid);
      if (!state || buried.has(record.messageId)) return;
      search.say(uuid, `waits, and its last cast was taken`, [cite.publication(record, position), state]);
    });
    return search;
  },
};

function lastCasts({ traffic }: History) {
  const last = new Map<string, { record: Publication; position: number }>();
  traffic?.forEach((record, position) => {
    if (record.kind === 'cast' && record.instanceUuid !== '')
      last.set(record.instanceUuid, { record, position });
  });
  return last;
}

function waitingServers(history: History) {
  const waiting = new Map(
    history.api.buildRequests.map(({ instanceUuid }) => [instanceUuid, cite.buildRequest(instanceUuid)]),
  );
  for (const { cell, instance } of liveServers(history).values())
    if (instance.vmState === 'building' || instance.taskState === 'deleting')
      waiting.set(instance.uuid, cite.server(cell, instance));
  return waiting;
}

import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { amountsText, liveServers } from '../views.ts';

/** I5. A claim of a stale attempt by an ACTIVE server is I4's. */
export const noLeakedAllocation: Invariant = {
  id: 'I5',
  name: 'no leaked allocation',
  statement: 'at rest nothing is held by a server that is in ERROR, deleted or unknown',
  needs: ['W2'],
  atRest: true,
  check(history) {
    const search = new Search('I5');
    const live = liveServers(history);
    for (const consumer of history.placement.consumers) {
      search.look();
      const { uuid, allocations, heldAttempt } = consumer;
      const placed = live.get(uuid);
      if (allocations.length === 0 || placed?.instance.vmState === 'active') continue;
      const state = placed
        ? `is ${placed.instance.vmState}/${placed.instance.taskState || 'none'}`
        : 'is no live server';
      const held = amountsText({ resources: allocations.flatMap(({ resources }) => resources) });
      const shows = [placed && cite.server(placed.cell, placed.instance), cite.consumer(consumer)];
      search.say(uuid, `${state} and still holds ${held} of attempt ${heldAttempt}`, shows);
    }
    return search;
  },
};

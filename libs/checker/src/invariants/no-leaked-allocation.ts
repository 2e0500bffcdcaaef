import type { Check } from '../snapshot.ts';
import { amountsText, liveServers } from '../views.ts';

/** I5: nothing is held by a server that is in ERROR, deleted or unknown. */
export const noLeakedAllocation: Check = (snapshot) => {
  const live = liveServers(snapshot);
  return snapshot.placement.consumers
    .filter(({ allocations }) => allocations.length > 0)
    .flatMap(({ uuid, allocations, heldAttempt }) => {
      const instance = live.get(uuid)?.instance;
      if (instance?.vmState === 'active') return [];
      const state = instance ? `is ${instance.vmState}/${instance.taskState || 'none'}` : 'is no live server';
      const held = amountsText({ resources: allocations.flatMap(({ resources }) => resources) });
      const message = `${state} and still holds ${held} of attempt ${heldAttempt}`;
      return [{ invariant: 'I5', instanceUuid: uuid, message }];
    });
};

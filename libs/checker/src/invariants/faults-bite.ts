import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I32. What breaks it does not speak against the system: the run showed nothing. */
export const faultsBite: Invariant = {
  id: 'I32',
  name: 'faults bite',
  statement: 'every fault has an effect that was measured before it healed',
  needs: ['W4'],
  check(history) {
    const search = new Search('I32');
    for (const fault of history.faults ?? []) {
      search.look();
      if (fault.effect && fault.effect.amount > 0) continue;
      search.say('', `${fault.kind} of ${fault.target} had no effect`, [cite.fault(fault)]);
    }
    return search;
  },
};

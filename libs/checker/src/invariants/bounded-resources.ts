import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** I34. */
export const boundedResources: Invariant = {
  id: 'I34',
  name: 'bounded resources',
  statement:
    'memory, descriptors, channels and queues stay within their limits, and are back at the baseline at rest; what is larger than anybody takes is refused',
  needs: ['gauges'],
  check(history, { quiescent }) {
    const search = new Search('I34');
    for (const gauge of history.gauges ?? []) {
      search.look();
      const { subject, what, baseline, peak, rest, limit, tolerance } = gauge;
      if (peak > limit)
        search.say('', `${subject} had ${peak} ${what}, ${limit} are allowed`, [cite.gauge(gauge)]);
      if (quiescent && rest > baseline + tolerance)
        search.say('', `${subject} rests at ${rest} ${what}, it began at ${baseline}`, [cite.gauge(gauge)]);
    }
    for (const fault of history.faults ?? []) {
      if (fault.kind !== 'oversize') continue;
      search.look();
      for (const what of fault.through ?? []) search.say('', `not refused: ${what}`, [cite.fault(fault)]);
    }
    return search;
  },
};

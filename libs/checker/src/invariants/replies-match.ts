import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/**
 * I24. Which replies were accepted is known to callers alone. Seen from the brokers: a reply answers a call that its
 * address has asked before. Addresses that were never heard asking began before the trace did.
 */
export const repliesMatch: Invariant = {
  id: 'I24',
  name: 'replies match',
  statement: 'every reply belongs to a call that was asked before, by whoever it goes to',
  needs: ['W3'],
  check(history) {
    const search = new Search('I24');
    const asked = new Map<string, Set<number>>();
    history.traffic?.forEach((record, position) => {
      const { kind, vhost, replyTo, callId } = record;
      const address = `${vhost} ${replyTo}`;
      if (kind === 'call') {
        const calls = asked.get(address) ?? new Set();
        asked.set(address, calls.add(callId));
      }
      if (kind !== 'reply') return;
      const calls = asked.get(address);
      if (!calls) return;
      search.look();
      if (calls.has(callId)) return;
      const text = `${record.user} answered call ${callId}, which ${replyTo} never asked`;
      search.say('', text, [cite.publication(record, position)]);
    });
    return search;
  },
};

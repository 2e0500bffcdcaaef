import { cite } from '../exhibits.ts';
import { Search } from '../invariant.ts';
import type { History, Publication } from '../history.ts';
import type { Invariant } from '../invariant.ts';

/**
 * I24. Which replies were accepted is known to callers alone. Seen from the brokers: a reply answers a call that its
 * address has asked before. Addresses that were never heard asking began before the trace did; one that was first heard
 * after a gap may have asked in it, under a number below its later ones.
 */
export const repliesMatch: Invariant = {
  id: 'I24',
  name: 'replies match',
  statement: 'every reply belongs to a call that was asked before, by whoever it goes to',
  needs: ['W3'],
  check(history) {
    const search = new Search('I24');
    const asked = new Map<string, Set<number>>();
    const gaps = new Set<string>();
    const bornInGap = new Set<string>();
    const last = lastCalls(history);
    history.traffic?.forEach((record, position) => {
      const { kind, vhost, replyTo, callId } = record;
      const address = addressOf(record);
      if (record.afterGap) gaps.add(vhost);
      if (kind === 'call') {
        if (gaps.has(vhost) && !asked.has(address)) bornInGap.add(address);
        const calls = asked.get(address) ?? new Set();
        asked.set(address, calls.add(callId));
      }
      if (kind !== 'reply') return;
      const calls = asked.get(address);
      if (!calls) return;
      search.look();
      if (calls.has(callId) || (bornInGap.has(address) && callId < last.get(address)!)) return;
      const text = `${record.user} answered call ${callId}, which ${replyTo} never asked`;
      search.say('', text, [cite.publication(record, position)]);
    });
    return search;
  },
};

const addressOf = ({ vhost, replyTo }: Publication): string => `${vhost} ${replyTo}`;

/** The highest number under which each address was ever heard asking. */
function lastCalls({ traffic }: History): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const record of traffic ?? [])
    if (record.kind === 'call')
      last.set(addressOf(record), Math.max(record.callId, last.get(addressOf(record)) ?? 0));
  return last;
}

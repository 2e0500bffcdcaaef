import { callsOf, bootOf } from '../calls.ts';
import { cite } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

/** What is left beside the builds: scheduling, retries, the watchdog's turns. */
const slackMs = 30_000;

const unfinished = new Set(['BUILD', 'REBUILD', 'UNKNOWN']);

/**
 * I14. Seen by the load generator, on its own clock: a server that it is still told to be building after the bound.
 * The clocks of two witnesses are not compared, so that all of the time under faults counts as overlapping.
 */
export const terminalInTime: Invariant = {
  id: 'I14',
  name: 'terminal in time',
  statement: 'a server ends within attempts * build timeout + time under faults + 30 s of its acceptance',
  needs: ['W1', 'W4'],
  check(history) {
    const search = new Search('I14');
    const acceptedAt = new Map<string, number>();
    const calls = callsOf(history)
      .filter(({ end }) => end?.type === 'ok')
      .sort((a, b) => a.endAt - b.endAt);
    const ended = new Set<string>();
    const bound = boundMs(history);
    for (const { invoke, end, endAt } of calls) {
      if (!end) continue;
      for (const { id, status } of end.servers ?? []) {
        if (invoke.action === 'boot') acceptedAt.set(id, acceptedAt.get(id) ?? end.atMs);
        const since = acceptedAt.get(id);
        if (status === undefined || since === undefined) continue;
        search.look();
        if (!unfinished.has(status)) ended.add(id);
        // Its cell does not answer just now: that says nothing of a server that has ended.
        if (status === 'UNKNOWN' && ended.has(id)) continue;
        const took = Math.round(end.atMs - since);
        if (!unfinished.has(status) || took <= bound) continue;
        const text = `is ${status} ${took} ms after it was accepted, ${Math.round(bound)} ms are allowed`;
        search.say(id, text, [...bootOf(history, id), cite.call(end, endAt, id)]);
      }
    }
    return search;
  },
};

function boundMs({ alternates, terms, faults }: History): number {
  const last = Math.max(0, ...(faults ?? []).map(({ healedAtMs, beganAtMs }) => healedAtMs ?? beganAtMs));
  const faulty = (faults ?? []).reduce(
    (sum, { beganAtMs, healedAtMs }) => sum + Math.max(0, (healedAtMs ?? last) - beganAtMs),
    0,
  );
  return (1 + alternates) * terms.buildTimeoutMs + faulty + slackMs;
}

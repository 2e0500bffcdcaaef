import { cite } from '../exhibits.ts';
import type { Exhibit, Told } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { guestSpans } from '../guest-spans.ts';
import type { GuestSpan } from '../guest-spans.ts';
import { toldByCells } from '../told.ts';
import { liveServers } from '../views.ts';

/** I3. That nothing of a deleted server runs is I26's too. */
export const oneGuest: Invariant = {
  id: 'I3',
  name: 'one guest per instance',
  statement:
    'at every point one (host, attempt) holds the lease; guests of one server on two hosts overlap at most the grace time; at rest the guests are those of the ACTIVE servers',
  needs: ['W2', 'W5'],
  check(history, { quiescent }) {
    const search = new Search('I3');
    oneLease(search, history);
    fewOverlaps(search, history);
    if (quiescent) guestsMatch(search, history);
    return search;
  },
};

const ends = new Set([
  ...['build.failed', 'build.aborted', 'build.exhausted', 'build.retried'],
  ...['instance.deleted', 'instance.buried'],
]);

function oneLease(search: Search, history: History): void {
  for (const [uuid, entries] of toldByCells(history)) {
    let holder: Told | null = null;
    for (const told of entries) {
      const { type, host, attempt } = told.event;
      if (ends.has(type)) holder = null;
      if (type !== 'build.begun') continue;
      search.look();
      if (holder && (holder.event.host !== host || holder.event.attempt !== attempt)) {
        const text = `attempt ${attempt} on ${host} began while attempt ${holder.event.attempt} on ${holder.event.host} held the lease`;
        search.say(uuid, text, [cite.told(holder), cite.told(told)]);
      }
      holder = told;
    }
  }
}

function fewOverlaps(search: Search, history: History): void {
  const { graceMs } = history.terms;
  for (const [uuid, spans] of guestSpans(history.guestActs ?? [])) {
    search.look(spans.length);
    spans.forEach((span, index) => {
      for (const other of spans.slice(index + 1)) {
        if (other.host === span.host) continue;
        const overlap = Math.min(span.toMs, other.toMs) - Math.max(span.fromMs, other.fromMs);
        if (overlap <= graceMs) continue;
        const long = overlap === Infinity ? 'for good' : `for ${overlap} ms`;
        const text = `ran on ${span.host} and on ${other.host} ${long}, ${graceMs} ms are allowed`;
        search.say(uuid, text, [...citeSpan(span), ...citeSpan(other)]);
      }
    });
  }
}

export const citeSpan = ({ spawn, destroy }: GuestSpan): Exhibit[] =>
  [spawn, destroy].flatMap((end) => (end ? [cite.guest(end.act, end.position)] : []));

/** The guests that run are those of the ACTIVE servers, one each, on its host, of its attempt. */
export function guestsMatch(search: Search, history: History): void {
  if (!history.guests) return;
  const live = liveServers(history);
  const spans = guestSpans(history.guestActs ?? []);
  const cited = (uuid: string, host?: string) =>
    (spans.get(uuid) ?? [])
      .filter((span) => !span.destroy && (!host || span.host === host))
      .flatMap(citeSpan);
  const running = new Map<string, number>();
  for (const { instanceUuid: uuid, attempt, host } of history.guests) {
    search.look();
    running.set(uuid, (running.get(uuid) ?? 0) + 1);
    const placed = live.get(uuid);
    const guest = `a guest of attempt ${attempt} runs on ${host}`;
    const shows = [...cited(uuid, host), placed && cite.server(placed.cell, placed.instance)];
    if (!placed) search.say(uuid, `${guest}, the server is gone`, shows);
    else if (placed.instance.vmState !== 'active')
      search.say(uuid, `${guest}, the server is ${placed.instance.vmState}`, shows);
    else if (placed.instance.host !== host || placed.instance.attempt !== attempt) {
      const { host: at, attempt: by } = placed.instance;
      search.say(uuid, `${guest}, the server is on ${at} by attempt ${by}`, shows);
    }
  }
  for (const { cell, instance } of live.values()) {
    const count = running.get(instance.uuid) ?? 0;
    if (instance.vmState !== 'active' || count === 1) continue;
    const shows = [...cited(instance.uuid), cite.server(cell, instance)];
    search.say(instance.uuid, `is ACTIVE on ${instance.host} and has ${count} guests`, shows);
  }
}

import { callsOf, citeCall, tookMs } from '../calls.ts';
import type { Call } from '../calls.ts';
import { cite } from '../exhibits.ts';
import type { Exhibit } from '../exhibits.ts';
import type { FaultRecord, History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { toldBy } from '../told.ts';

const limitMs = 1000;
/** How long after a fault of it the API may still be on its way back to its own store, in ms. */
const backMs = 2000;

/**
 * I25. A listing and a fault are joined by the fault's id, which the load generator wrote beside the call.
 *
 * A server that comes into the down cell later, when it is back, has no cell yet and is rightly listed as BUILD. That it
 * had one is proved by the API's ledger alone: it tells the server's mapping before it tells the acceptance of another
 * server, whose 202 was in the load's hands before the listing was asked for. Any status but BUILD and UNKNOWN can only
 * be of a server that is in a cell.
 *
 * What the API itself needs is no cell: while it, or the server that keeps every scope's store, is broken as well, its
 * refusals are I29's.
 */
export const listingWithADownCell: Invariant = {
  id: 'I25',
  name: 'listing with a down cell',
  statement:
    "a listing holds every id once; while a cell is down it is answered with 200 in under a second, the down cell's servers marked UNKNOWN",
  needs: ['W1', 'W2', 'W4'],
  check(history) {
    const search = new Search('I25');
    const down = new Map(
      (history.faults ?? []).filter((fault) => fault.downCell).map((fault) => [fault.id, fault]),
    );
    const cells = { of: cellsOf(history), at: mappedBy(history) };
    for (const call of callsOf(history)) {
      if (call.invoke.action !== 'list' || !call.end) continue;
      search.look();
      eachOnce(search, call);
      const fault = call.end.during?.map((id) => down.get(id)).find((each) => each !== undefined);
      if (fault && !(call.end.type !== 'ok' && apiIsBroken(history, call)))
        whileDown(search, history, call, fault, cells);
    }
    return search;
  },
};

function apiIsBroken({ faults }: History, { invoke, end }: Call): boolean {
  return (faults ?? []).some(
    ({ kind, target, downCell, beganAtMs, healedAtMs }) =>
      (/^(store-|kill-all)/.test(kind) || (!downCell && /\bapi\b/.test(target))) &&
      beganAtMs < (end?.atMs ?? Infinity) &&
      (healedAtMs ?? Infinity) + backMs > invoke.atMs,
  );
}

function eachOnce(search: Search, call: Call): void {
  const seen = new Set<string>();
  for (const { id } of call.end?.servers ?? []) {
    if (seen.has(id)) search.say(id, 'is listed twice in one answer', citeCall(call));
    seen.add(id);
  }
}

function whileDown(search: Search, history: History, call: Call, fault: FaultRecord, cells: Cells): void {
  const { invoke, end, at } = call;
  const shows = [...citeCall(call), cite.fault(fault)];
  if (!end) return;
  const took = Math.round(tookMs(call));
  if (end.type !== 'ok') search.say('', `a listing failed while ${fault.downCell} was down`, shows);
  if (took >= limitMs) search.say('', `a listing took ${took} ms while ${fault.downCell} was down`, shows);
  if (end.type !== 'ok' || invoke.filtered) return;
  const listed = new Map((end.servers ?? []).map(({ id, status }) => [id, status]));
  for (const id of expectedAt(history, at, invoke.project)) {
    const status = listed.get(id);
    if (status === undefined) search.say(id, `is not listed while ${fault.downCell} is down`, shows);
    else if (cells.of.get(id) === fault.downCell && status !== 'UNKNOWN') {
      const mapped = cells.at(id, at);
      if (status === 'BUILD' && !mapped) continue;
      const text = `is listed as ${status} while its cell ${fault.downCell} is down`;
      search.say(id, text, [...shows, ...(mapped ?? [])]);
    }
  }
}

interface Cells {
  /** Where each server is at the end. */
  readonly of: ReadonlyMap<string, string>;
  /** What proves that the server was in its cell before the call at this position of W1. */
  at(uuid: string, position: number): Exhibit[] | null;
}

const cellsOf = ({ api }: History) =>
  new Map(api.mappings.map(({ instanceUuid, cell }) => [instanceUuid, cell]));

function mappedBy(history: History): Cells['at'] {
  const ledger = toldBy(history, 'api');
  const mapped = new Map<string, number>();
  const accepted = new Map<string, number>();
  ledger.forEach(({ event: { type, instanceUuid } }, at) => {
    if (type === 'server.scheduled' && !mapped.has(instanceUuid)) mapped.set(instanceUuid, at);
    if (type === 'server.accepted') accepted.set(instanceUuid, at);
  });
  const boots = callsOf(history).filter(
    ({ invoke, end }) => invoke.action === 'boot' && end?.type === 'ok' && end.servers?.[0],
  );
  const ends = boots.map(({ end, endAt }) => ({ endAt, at: accepted.get(end!.servers![0]!.id) ?? -1 }));
  return (uuid, position) => {
    const since = mapped.get(uuid);
    if (since === undefined) return null;
    const later = ends.find(({ endAt, at }) => endAt < position && at > since);
    return later ? [cite.told(ledger[since]!), cite.told(ledger[later.at]!)] : null;
  };
}

/** Accepted before the call, and no delete of it begun by the end of the record. */
function expectedAt(history: History, at: number, project: string): string[] {
  const calls = callsOf(history);
  const deleted = new Set(calls.flatMap(({ invoke }) => (invoke.action === 'delete' ? [invoke.server] : [])));
  return calls
    .filter(
      ({ invoke, end, endAt }) =>
        invoke.action === 'boot' && end?.type === 'ok' && endAt < at && invoke.project === project,
    )
    .flatMap(({ end }) => (end?.servers ?? []).map(({ id }) => id))
    .filter((id) => !deleted.has(id));
}

import { cite } from './exhibits.ts';
import type { Exhibit } from './exhibits.ts';
import type { CallRecord, History } from './history.ts';

/** A call of the API with its end. */
export interface Call {
  readonly invoke: CallRecord;
  /** Position of `invoke` in the record. */
  readonly at: number;
  readonly end: CallRecord | null;
  /** Position of `end`; beyond the record where there is none. */
  readonly endAt: number;
}

/**
 * Until it was answered, without the time in which the load generator could not have seen the answer; of several answers,
 * the slowest one; Infinity where it was not.
 */
export const tookMs = ({ invoke, end }: Call): number =>
  Math.min((end?.atMs ?? Infinity) - invoke.atMs - (end?.stalledMs ?? 0), end?.slowestMs ?? Infinity);

const joined = new WeakMap<readonly CallRecord[], Call[]>();

/** The calls of W1, in the order in which they were made. */
export function callsOf({ calls }: Pick<History, 'calls'>): readonly Call[] {
  if (!calls) return [];
  const known = joined.get(calls);
  if (known) return known;
  const open = new Map<number, Call>();
  const all: Call[] = [];
  calls.forEach((record, at) => {
    if (record.type === 'invoke') {
      open.set(record.call, { invoke: record, at, end: null, endAt: Infinity });
      return;
    }
    const call = open.get(record.call);
    if (call) open.set(record.call, { ...call, end: record, endAt: at });
  });
  all.push(...open.values());
  joined.set(calls, all);
  return all;
}

/** A call's entries. */
export const citeCall = ({ invoke, at, end, endAt }: Call): Exhibit[] => [
  cite.call(invoke, at),
  ...(end ? [cite.call(end, endAt)] : []),
];

/** The answer that accepted this server, or nothing where the load was not written down. */
export function bootOf(history: History, uuid: string): Exhibit[] {
  const found = callsOf(history).find(
    ({ invoke, end }) =>
      invoke.action === 'boot' && end?.type === 'ok' && end.servers?.some(({ id }) => id === uuid),
  );
  return found?.end ? [cite.call(found.end, found.endAt, uuid)] : [];
}

/** What shows that this server's delete was accepted: the call, or the mark on its mapping. */
export function deleteOf(history: History, uuid: string): Exhibit[] {
  const found = callsOf(history).find(
    ({ invoke, end }) => invoke.action === 'delete' && invoke.server === uuid && end?.type === 'ok',
  );
  if (found) return citeCall(found);
  const mapping = history.api.mappings.find(
    ({ instanceUuid, queuedForDelete }) => instanceUuid === uuid && queuedForDelete,
  );
  return mapping ? [cite.mapping(mapping)] : [];
}

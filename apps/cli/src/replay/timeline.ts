import type { TraceRequest } from './read-requests.ts';

/** Seconds of trace per second of replay; 'max' does not wait at all. */
export type Speed = number | 'max';

/** One thing to do: `index` is the request's place in the trace, `atMs` when, in ms from the start of the replay. */
export interface TraceEvent {
  readonly kind: 'boot' | 'delete';
  readonly index: number;
  readonly atMs: number;
}

/**
 * The boots and deletes of a trace in the order of their time. Of the same second, deletes come first, so that what
 * they free can be used; a server that lives less than a second is booted first all the same. Equal otherwise: the
 * order of the file.
 */
export function toTimeline(
  requests: readonly TraceRequest[],
  options: { speed: Speed; deletes?: boolean },
): TraceEvent[] {
  const start = requests.reduce((least, request) => Math.min(least, request.createdAtS), Infinity);
  const at = (seconds: number) => (options.speed === 'max' ? 0 : ((seconds - start) * 1000) / options.speed);
  const boots = requests.map((request, index) => ({
    kind: 'boot' as const,
    index,
    seconds: request.createdAtS,
    rank: 1,
  }));
  const deletes = requests.flatMap((request, index) =>
    request.deletedAtS === null || options.deletes === false
      ? []
      : [
          {
            kind: 'delete' as const,
            index,
            seconds: request.deletedAtS,
            rank: request.deletedAtS === request.createdAtS ? 2 : 0,
          },
        ],
  );
  return [...boots, ...deletes]
    .sort((a, b) => a.seconds - b.seconds || a.rank - b.rank || a.index - b.index)
    .map(({ kind, index, seconds }) => ({ kind, index, atMs: at(seconds) }));
}

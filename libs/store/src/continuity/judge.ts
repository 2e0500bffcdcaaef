import type { Epoch } from './epoch.ts';

/** The highest that was seen of a scope. `epoch` is "" while nothing was. */
export interface Seen {
  readonly epoch: string;
  readonly revision: number;
}

/** The same, with the ids of all epochs that were known of, the newest first. */
export interface Known extends Seen {
  readonly epochs: readonly string[];
}

/** What a scope's store says of itself now. */
export interface Found {
  /** The newest first. */
  readonly epochs: readonly Epoch[];
  readonly revision: number;
}

/** A store that is not the one it was: it lacks what was seen, or holds another history, or nothing. */
export interface Break {
  readonly kind: 'backwards' | 'replaced' | 'emptied';
  readonly seen: Seen;
  readonly found: Seen;
  readonly reason: string;
}

export interface Verdict {
  readonly broken: Break | null;
  /** The scope's owner has recovered it, or is about to, since what was seen: it may be used as it is now. */
  readonly dealtWith: boolean;
}

/** Compares what was seen of a scope with what its store says now. */
export function judge({ epoch, revision, epochs: known }: Known, found: Found): Verdict {
  const at = found.epochs.findIndex(({ id }) => known.includes(id));
  // Those that nobody knew of here. An epoch that was known and is gone is lost, whoever recovered before it.
  const newer = at < 0 ? found.epochs : found.epochs.slice(0, at);
  const dealtWith = newer.some(({ start }) => start === 'recovering' || start === 'recovered');
  const seen = { epoch, revision };
  const kind = breakOf(seen, found, at);
  if (kind === null) return { broken: null, dealtWith };
  const now = { epoch: found.epochs[0]?.id ?? '', revision: found.revision };
  return { broken: { kind, seen, found: now, reason: reasonOf(kind, seen, now) }, dealtWith };
}

/** `at`: the newest epoch that was known and is still there. */
function breakOf(seen: Seen, { epochs, revision }: Found, at: number): Break['kind'] | null {
  if (seen.epoch === '') return seen.revision > revision ? 'backwards' : null;
  if (epochs.length === 0) return 'emptied';
  if (at < 0) return 'replaced';
  if (epochs[at]?.id !== seen.epoch) return 'backwards';
  // Up to where the history that was seen is still there: the end of its epoch.
  const end = at > 0 ? (epochs[at - 1] as Epoch).since : revision;
  return seen.revision > end ? 'backwards' : null;
}

function reasonOf(kind: Break['kind'], seen: Seen, found: Seen): string {
  const had = `revision ${seen.revision} of epoch ${seen.epoch || '-'} was seen`;
  if (kind === 'emptied') return `the store was emptied: ${had}, and now it holds none`;
  const now = `revision ${found.revision} of epoch ${found.epoch || '-'}`;
  if (kind === 'replaced') return `the store holds another history: ${had}, and it is now at ${now}`;
  return `the store went backwards: ${had}, and it is now at ${now}`;
}

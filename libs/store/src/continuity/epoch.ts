/**
 * How an epoch of a scope began. `created`: with the first commit into an empty scope. `resumed`: the server was started
 * anew, and whoever noticed knew of nothing that was lost; `blind`: it had seen nothing before. `recovering`: the
 * scope's owner found that something was lost; `recovered`: it may be relied upon again.
 */
export const epochStarts = ['created', 'resumed', 'blind', 'recovering', 'recovered'] as const;
export type EpochStart = (typeof epochStarts)[number];

/** A stretch of a scope's history in which no commit was lost. `since`: the last revision before it. */
export interface Epoch {
  readonly id: string;
  readonly since: number;
  readonly start: EpochStart;
}

/** The longest text of epochs kept; what is older is forgotten. */
export const epochsLength = 1024;

/** The newest first, as they are kept in the store; an entry that was cut off at the end is left out. */
export function parseEpochs(text: string): Epoch[] {
  return text.split(' ').flatMap((entry) => {
    const [id = '', since = '', start] = entry.split(':');
    const known = epochStarts.find((each) => each === start);
    return known && id !== '' && /^\d+$/.test(since) ? [{ id, since: Number(since), start: known }] : [];
  });
}

/** One epoch, and the space that parts it from the next. */
export const formatEpoch = ({ id, since, start }: Epoch): string => `${id}:${since}:${start} `;

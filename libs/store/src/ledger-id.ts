/** A place in a ledger: the n-th entry of the commit that became `revision`. */
export interface LedgerId {
  readonly revision: number;
  readonly n: number;
}

const pattern = /^(\d{1,16})-(\d{1,16})$/;

/** "" is before the first entry. Throws a TypeError for anything that is not "<revision>-<n>". */
export function parseLedgerId(id: string): LedgerId {
  if (id === '') return { revision: 0, n: 0 };
  const match = pattern.exec(id);
  if (!match) throw new TypeError(`ledger id: expected "<revision>-<n>" or "", got ${JSON.stringify(id)}`);
  return { revision: Number(match[1]), n: Number(match[2]) };
}

export const formatLedgerId = ({ revision, n }: LedgerId): string => `${revision}-${n}`;

/** Negative where `a` comes first. */
export const compareLedgerIds = (a: LedgerId, b: LedgerId): number => a.revision - b.revision || a.n - b.n;

/** Entries a ledger keeps; older ones are dropped, not to the exact entry. */
export const ledgerCapacity = 1_000_000;

/** Revisions that are left out where some were lost: more than anybody can have seen of those. */
export const lostRevisions = 1_000_000;

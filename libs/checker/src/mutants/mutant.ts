import type { History } from '../history.ts';

/** A history that is broken in one invariant's way. */
export interface Mutant {
  /** The invariant that must find it. */
  readonly invariant: string;
  readonly what: string;
  breaks(history: History): History;
}

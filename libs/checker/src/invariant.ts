import type { Exhibit } from './exhibits.ts';
import type { History, Witness } from './history.ts';
import type { Violation } from './snapshot.ts';

/** A witness, or a part of one that not every run has. */
export type Need = Witness | 'dead letters' | 'queue depths' | 'gauges' | 'texts';

/** Under which conditions a history is judged. */
export interface Condition {
  /** No fault active, all queues empty, no call in flight: the state at the end is a state at rest. */
  readonly quiescent: boolean;
}

export interface Finding {
  readonly violations: readonly Violation[];
  /** How many things were looked at; 0: the run says nothing about it. */
  readonly looked: number;
}

/** One promise, and how a history is searched for what breaks it. */
export interface Invariant {
  /** "I4". */
  readonly id: string;
  /** "allocation = owner". */
  readonly name: string;
  readonly statement: string;
  readonly needs: readonly Need[];
  /** Holds only of a cloud at rest. */
  readonly atRest?: boolean;
  check(history: History, condition: Condition): Finding;
}

/** Collects what one invariant's check finds. */
export class Search implements Finding {
  readonly violations: Violation[] = [];
  looked = 0;
  private readonly invariant: string;

  constructor(invariant: string) {
    this.invariant = invariant;
  }

  /** Counts what is looked at, so that a run that shows nothing is not taken for a good one. */
  look(things = 1): void {
    this.looked += things;
  }

  /** `shows`: exactly the entries that show it. */
  say(instanceUuid: string, message: string, shows: readonly (Exhibit | null | undefined)[]): void {
    const cited = shows.filter((each) => each !== null && each !== undefined);
    this.violations.push({ invariant: this.invariant, instanceUuid, message, shows: cited });
  }
}

import type { BrokerTrace, CallRecord, FaultRecord, History } from '@cellflow/checker';
import type { GaugeBook } from '../gauges/index.ts';

/** What was recorded outside the stores before a run; the stores remember by themselves. */
export interface Past {
  readonly calls: readonly CallRecord[];
  readonly faults: readonly FaultRecord[];
}

/** What a run takes over from those before it on the same cloud. */
export interface Carried {
  readonly past: Past;
  /** Runs on when the run is over. */
  readonly trace: BrokerTrace;
  readonly gauges: GaugeBook;
  /** Servers of before, which this run deletes under its load. */
  readonly leftover: readonly string[];
  /** Aborted: nothing more is asked for, everything is healed, and what there is is judged. */
  readonly hurry: AbortSignal;
}

/** Calls of a later run behind those of earlier ones; both count from 1. */
export function joinCalls(past: readonly CallRecord[], calls: readonly CallRecord[]): readonly CallRecord[] {
  const last = past.reduce((most, { call }) => Math.max(most, call), 0);
  return last === 0 ? calls : [...past, ...calls.map((each) => ({ ...each, call: each.call + last }))];
}

/**
 * What the next run has to know of this one. Reads are judged in the run that made them: each says all that it says by
 * itself. Faults that did nothing explain nothing.
 */
export const pastOf = ({ calls, faults }: History): Past => ({
  calls: (calls ?? []).filter(({ action }) => action !== 'list' && action !== 'show'),
  faults: (faults ?? []).filter(({ effect }) => (effect?.amount ?? 0) > 0),
});

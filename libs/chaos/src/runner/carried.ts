import type { BrokerTrace, CallRecord, FaultRecord, History } from '@cellflow/checker';
import type { GaugeBook } from '../gauges/index.ts';
import type { HeadWatch } from '../heads/index.ts';
import type { LeakWatch } from '../leaks/index.ts';

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
  readonly leaks: LeakWatch;
  readonly heads: HeadWatch;
  /** The history that is judged: without what was over, and judged, before. */
  view(history: History): History;
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

import { explainViolation } from '@cellflow/checker';
import type { InvariantResult, Violation } from '@cellflow/checker';
import type { Outcome } from '../scenario/index.ts';
import type { RunResult } from '../runner/index.ts';

/** What a run came to, in a form that can be kept: the JSON report. */
export interface RunSummary {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly verdict: Outcome['verdict'];
  /** Valid where that was expected, and everything else as expected, too. */
  readonly passed: boolean;
  readonly differences: readonly string[];
  /** What was still under way in the end; "" where the cloud came to rest. */
  readonly unrest: string;
  readonly outcome: Outcome;
  readonly invariants: readonly InvariantResult[];
  readonly faults: RunResult['faults'];
  readonly tookMs: number;
  /** The command that plays it again. */
  readonly again: string;
}

/** `asked`: what it was, as `cellflow chaos run` takes it. */
export function summarise(result: RunResult, asked: string): RunSummary {
  const { scenario, seed, judgement, outcome, differences, unrest, faults } = result;
  return {
    ...{ name: scenario.name, title: scenario.title, seed, verdict: outcome.verdict },
    passed: outcome.verdict === 'valid' && differences.length === 0,
    ...{ differences, unrest, outcome, faults },
    invariants: judgement.results,
    tookMs: Math.round(result.endedAtMs - result.beganAtMs),
    again: `cellflow chaos run ${asked} --seed ${seed}`,
  };
}

/** The violations that say most in the fewest lines: of each broken invariant the one with the fewest entries. */
export function smallest(invariants: readonly InvariantResult[]): Violation[] {
  return invariants.flatMap(({ violations }) => {
    const [least] = [...violations].sort((a, b) => a.shows.length - b.shows.length);
    return least ? [least] : [];
  });
}

/** The minimal sub-histories of a run that failed, as text. */
export const smallestText = (invariants: readonly InvariantResult[]): string =>
  smallest(invariants).map(explainViolation).join('\n\n');

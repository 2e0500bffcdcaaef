import type { Lease } from '../leases/index.ts';
import type { RunResult } from '../runner/index.ts';
import type { Outcome } from '../scenario/index.ts';

/** One round of a soak, judged with all that was before it. */
export interface SoakRound {
  /** 0 is the warm-up. */
  readonly number: number;
  readonly seed: number;
  /** The scenario, which can be played alone. */
  readonly yaml: string;
  readonly verdict: Outcome['verdict'];
  readonly passed: boolean;
  /** Why it did not pass, beside what the checker says. */
  readonly why: readonly string[];
  readonly faults: { readonly bit: number; readonly idle: readonly string[] };
  readonly servers: Outcome['servers'];
  readonly tookMs: number;
  readonly result: RunResult;
}

/**
 * A fault that is drawn by chance may find nobody to strike: it is counted, and the round is vacuous only where no fault
 * had an effect. A fault that does not heal makes the round invalid.
 */
export function roundOf(
  number: number,
  yaml: string,
  result: RunResult,
  leases: readonly Pick<Lease, 'on' | 'kind' | 'text'>[],
): SoakRound {
  const { outcome, faults, differences, unrest, seed } = result;
  const idle = faults.filter(({ effect }) => (effect?.amount ?? 0) === 0);
  const bit = faults.length - idle.length;
  const left = leases.filter((lease) => lease.on()).map(({ kind, text }) => `${kind} ${text} does not heal`);
  const forgiven = outcome.verdict === 'vacuous' && bit > 0;
  const verdict = left.length > 0 ? 'invalid' : forgiven ? 'valid' : outcome.verdict;
  const other = differences.filter((text) => !(forgiven && text.includes('verdict')));
  return {
    ...{ number, seed, yaml, verdict, result },
    passed: verdict === 'valid' && other.length === 0,
    why: [...left, ...(unrest === '' ? [] : [unrest]), ...other],
    faults: { bit, idle: idle.map(({ text, effect }) => `${text}: ${effect?.text ?? ''}`) },
    servers: outcome.servers,
    tookMs: Math.round(result.endedAtMs - result.beganAtMs),
  };
}

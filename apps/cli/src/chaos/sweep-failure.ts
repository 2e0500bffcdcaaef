import { countOutcomes } from '@cellflow/chaos';
import type { SweepResult } from '@cellflow/chaos';

/** What failed a sweep, and why, where that can be told in a line; null where every step is reached and all was well. */
export function sweepFailure({
  results,
  judgement,
  unrest,
}: SweepResult): { readonly what: string; readonly why: string | undefined } | null {
  const { violated, stuck, missed, never } = countOutcomes(results);
  const violations = judgement.results.flatMap((each) => each.violations);
  const wrong = violated + stuck + missed + never + violations.length;
  if (wrong === 0 && unrest === '' && judgement.verdict === 'valid') return null;
  const missing = new Set(judgement.results.flatMap((each) => each.missing));
  const unheard = [...missing].filter((need) => need.startsWith('W'));
  return {
    what: `${violated} steps violated, ${stuck} stuck, ${missed} missed, ${never} never reached; ${violations.length} violations`,
    why:
      unrest ||
      violations[0]?.message ||
      (judgement.verdict === 'unknown' ? `witnesses are missing: ${unheard.join(', ')}` : undefined),
  };
}

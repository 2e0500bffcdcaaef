import type { ConsumerRecord } from '@cellflow/contracts-placement';
import { ClaimOutcome, UnclaimOutcome } from '@cellflow/contracts-placement';

/** What becomes of a claim before capacity is looked at; `'try'`: the attempt may claim. */
export function claimVerdict(held: ConsumerRecord | null, attempt: number): ClaimOutcome | 'try' {
  if (!held) return 'try';
  if (held.tombstone) return ClaimOutcome.STALE_ATTEMPT;
  const holds = held.allocations.length > 0;
  if (holds && held.heldAttempt === attempt) return ClaimOutcome.ALREADY_CLAIMED;
  if (attempt <= held.attempt) return ClaimOutcome.STALE_ATTEMPT;
  return holds ? ClaimOutcome.HELD_BY_OTHER_ATTEMPT : 'try';
}

/** What an unclaim does: what is answered, whether the allocations go, and where the fence stands afterwards. */
export interface UnclaimVerdict {
  readonly outcome: UnclaimOutcome;
  readonly release: boolean;
  readonly fence: number;
  readonly tombstone: boolean;
  /** False: nothing changes and nothing is written. */
  readonly effective: boolean;
}

/**
 * An unclaim releases only what its own attempt holds, and raises the fence so that a claim of the attempt that
 * comes after it finds the door shut. A final one releases whatever is held, for good.
 */
export function unclaimVerdict(
  held: ConsumerRecord | null,
  { attempt, final }: { readonly attempt: number; readonly final: boolean },
): UnclaimVerdict {
  const before = held?.attempt ?? 0;
  const holds = (held?.allocations.length ?? 0) > 0;
  const fence = Math.max(before, attempt);
  const tombstone = held?.tombstone ?? false;
  if (final) {
    const outcome = holds ? UnclaimOutcome.RELEASED : UnclaimOutcome.NOT_HELD;
    return { outcome, release: holds, fence, tombstone: true, effective: !tombstone };
  }
  if (holds && held?.heldAttempt === attempt) {
    return { outcome: UnclaimOutcome.RELEASED, release: true, fence, tombstone, effective: true };
  }
  const outcome = attempt < before ? UnclaimOutcome.STALE : UnclaimOutcome.NOT_HELD;
  return { outcome, release: false, fence, tombstone, effective: attempt > before && !tombstone };
}

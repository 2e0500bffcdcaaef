import { acceptedRequestsEnd } from './invariants/accepted-requests-end.ts';
import { allocationIsOwner } from './invariants/allocation-is-owner.ts';
import { errorsAreExplained } from './invariants/errors-are-explained.ts';
import { exactMultiplicity } from './invariants/exact-multiplicity.ts';
import { guestsMatch } from './invariants/guests-match.ts';
import { noLeakedAllocation } from './invariants/no-leaked-allocation.ts';
import { noOvercommit } from './invariants/no-overcommit.ts';
import { oneCell } from './invariants/one-cell.ts';
import { retryIsBounded } from './invariants/retry-is-bounded.ts';
import { scheduledOnce } from './invariants/scheduled-once.ts';
import type { Check, CloudSnapshot, Violation } from './snapshot.ts';
import { followsStateMachine } from './invariants/state-machine.ts';
import { unclaimPrecedesClaim } from './invariants/unclaim-precedes-claim.ts';
import { usageIsConserved } from './invariants/usage-is-conserved.ts';

/** Everything that must hold of a cloud at rest, by name. */
export const checks = {
  acceptedRequestsEnd,
  exactMultiplicity,
  allocationIsOwner,
  noLeakedAllocation,
  noOvercommit,
  usageIsConserved,
  unclaimPrecedesClaim,
  retryIsBounded,
  scheduledOnce,
  oneCell,
  followsStateMachine,
  errorsAreExplained,
  guestsMatch,
} as const satisfies Record<string, Check>;

/** Everything that contradicts any invariant. Empty: the cloud is sound. */
export const checkCloud = (snapshot: CloudSnapshot): Violation[] =>
  Object.values(checks).flatMap((check) => check(snapshot));

/** One violation per line, for the message of a failed test. */
export const violationsText = (violations: readonly Violation[]): string =>
  violations
    .map(({ invariant, instanceUuid, message }) =>
      [invariant, instanceUuid, message].filter(Boolean).join(' '),
    )
    .join('\n');

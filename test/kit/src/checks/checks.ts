import { acceptedRequestsEnd } from './accepted-requests-end.ts';
import { allocationIsOwner } from './allocation-is-owner.ts';
import { errorsAreExplained } from './errors-are-explained.ts';
import { exactMultiplicity } from './exact-multiplicity.ts';
import { guestsMatch } from './guests-match.ts';
import { noLeakedAllocation } from './no-leaked-allocation.ts';
import { noOvercommit } from './no-overcommit.ts';
import { oneCell } from './one-cell.ts';
import { retryIsBounded } from './retry-is-bounded.ts';
import { scheduledOnce } from './scheduled-once.ts';
import type { Check, CloudSnapshot, Violation } from './snapshot.ts';
import { followsStateMachine } from './state-machine.ts';
import { unclaimPrecedesClaim } from './unclaim-precedes-claim.ts';
import { usageIsConserved } from './usage-is-conserved.ts';

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

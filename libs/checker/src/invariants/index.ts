import type { Invariant } from '../invariant.ts';
import { acceptedRequestsEnd } from './accepted-requests-end.ts';
import { allocationIsOwner } from './allocation-is-owner.ts';
import { answersInTime } from './answers-in-time.ts';
import { boundedResources } from './bounded-resources.ts';
import { confirmedMeansProcessed } from './confirmed-means-processed.ts';
import { deadLetterFairness } from './dead-letter-fairness.ts';
import { deadLettersExplained } from './dead-letters-explained.ts';
import { deleteWins } from './delete-wins.ts';
import { duplicatesHaveNoEffect } from './duplicates-have-no-effect.ts';
import { errorsAreExplained } from './errors-are-explained.ts';
import { exactMultiplicity } from './exact-multiplicity.ts';
import { faultsBite } from './faults-bite.ts';
import { fencedUnclaim } from './fenced-unclaim.ts';
import { generationsRise } from './generations-rise.ts';
import { idempotentAccept } from './idempotent-accept.ts';
import { listingWithADownCell } from './listing-with-a-down-cell.ts';
import { noCrossCell } from './no-cross-cell.ts';
import { noLeakedAllocation } from './no-leaked-allocation.ts';
import { noOvercommit } from './no-overcommit.ts';
import { noSecrets } from './no-secrets.ts';
import { noUpcall } from './no-upcall.ts';
import { oneCell } from './one-cell.ts';
import { oneGuest } from './one-guest.ts';
import { quota } from './quota.ts';
import { repliesMatch } from './replies-match.ts';
import { retryIsBounded } from './retry-is-bounded.ts';
import { followsStateMachine } from './state-machine.ts';
import { storeContinuity } from './store-continuity.ts';
import { tenantIsolation } from './tenant-isolation.ts';
import { terminalInTime } from './terminal-in-time.ts';
import { terminalIsStable } from './terminal-is-stable.ts';
import { unclaimPrecedesClaim } from './unclaim-precedes-claim.ts';
import { usageIsConserved } from './usage-is-conserved.ts';

/** What is promised and cannot be judged from the history of a run, and why. */
export const unjudged: Readonly<Record<string, string>> = {
  I18: 'no false "no host": it takes a simulator, which knows what every host had at every moment',
  I33: 'the checker can fail: it is the test of the others',
  I35: 'determinism: it takes a simulator, which can run twice',
};

/** Everything that is promised and can be judged from a history, in the order of its numbers. */
export const invariants: readonly Invariant[] = [
  acceptedRequestsEnd,
  exactMultiplicity,
  oneGuest,
  allocationIsOwner,
  noLeakedAllocation,
  noOvercommit,
  usageIsConserved,
  unclaimPrecedesClaim,
  fencedUnclaim,
  retryIsBounded,
  oneCell,
  noUpcall,
  noCrossCell,
  terminalInTime,
  terminalIsStable,
  followsStateMachine,
  errorsAreExplained,
  idempotentAccept,
  duplicatesHaveNoEffect,
  confirmedMeansProcessed,
  deadLettersExplained,
  deadLetterFairness,
  repliesMatch,
  listingWithADownCell,
  deleteWins,
  quota,
  generationsRise,
  answersInTime,
  tenantIsolation,
  noSecrets,
  faultsBite,
  boundedResources,
  storeContinuity,
];

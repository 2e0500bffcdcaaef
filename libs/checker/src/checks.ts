import { historyOf } from './history.ts';
import type { History } from './history.ts';
import { Search } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { acceptedRequestsEnd } from './invariants/accepted-requests-end.ts';
import { allocationIsOwner } from './invariants/allocation-is-owner.ts';
import { errorsAreExplained } from './invariants/errors-are-explained.ts';
import { exactMultiplicity } from './invariants/exact-multiplicity.ts';
import { noLeakedAllocation } from './invariants/no-leaked-allocation.ts';
import { noOvercommit } from './invariants/no-overcommit.ts';
import { oneCell } from './invariants/one-cell.ts';
import { guestsMatch } from './invariants/one-guest.ts';
import { hostsAreBounded } from './invariants/retry-is-bounded.ts';
import { scheduledOnce } from './invariants/scheduled-once.ts';
import { followsStateMachine } from './invariants/state-machine.ts';
import { unclaimPrecedesClaim } from './invariants/unclaim-precedes-claim.ts';
import { usageIsConserved } from './invariants/usage-is-conserved.ts';
import type { Check, CloudSnapshot, Violation } from './snapshot.ts';

const atRest = { quiescent: true };

const whole =
  (invariant: Invariant): Check =>
  (snapshot) => [...invariant.check(historyOf(snapshot), atRest).violations];

/** One half of an invariant. */
const part =
  (id: string, look: (search: Search, history: History, condition: typeof atRest) => void): Check =>
  (snapshot) => {
    const search = new Search(id);
    look(search, historyOf(snapshot), atRest);
    return search.violations;
  };

/** Everything that must hold of a cloud at rest and needs no more than its stores and guests, by name. */
export const checks = {
  acceptedRequestsEnd: whole(acceptedRequestsEnd),
  exactMultiplicity: whole(exactMultiplicity),
  allocationIsOwner: whole(allocationIsOwner),
  noLeakedAllocation: whole(noLeakedAllocation),
  noOvercommit: whole(noOvercommit),
  usageIsConserved: whole(usageIsConserved),
  unclaimPrecedesClaim: whole(unclaimPrecedesClaim),
  retryIsBounded: part('I10', hostsAreBounded),
  scheduledOnce: part('I10', scheduledOnce),
  oneCell: whole(oneCell),
  followsStateMachine: whole(followsStateMachine),
  errorsAreExplained: whole(errorsAreExplained),
  guestsMatch: part('I3', guestsMatch),
} as const satisfies Record<string, Check>;

/** Everything that contradicts any of them. Empty: the cloud is sound. */
export const checkCloud = (snapshot: CloudSnapshot): Violation[] =>
  Object.values(checks).flatMap((check) => check(snapshot));

/** One violation per line, for the message of a failed test. */
export const violationsText = (violations: readonly Violation[]): string =>
  violations
    .map(({ invariant, instanceUuid, message }) =>
      [invariant, instanceUuid, message].filter(Boolean).join(' '),
    )
    .join('\n');

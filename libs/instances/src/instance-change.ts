import { Instance } from '@cellflow/contracts-common';
import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { isAllowedTransition, stateOf, vmStates } from '@cellflow/domain';
import { cellIndexes, cellKeys } from '@cellflow/store';
import type { Commit, IndexChange } from '@cellflow/store';
import type { InstanceRecord } from './read-instance.ts';

/** How long a deleted server's record stays, in ms, so that late messages find out that it is gone. */
export const tombstoneTtlMs = 3_600_000;

/** A write that the state machine forbids: a defect of the writer, or a message that came too late to be checked. */
export class IllegalTransitionError extends Error {
  override readonly name = 'IllegalTransitionError';
  readonly from: string | null;
  readonly to: string;
  constructor(uuid: string, from: string | null, to: string) {
    super(`instance ${uuid}: no transition from ${from ?? 'nothing'} to ${to}`);
    this.from = from;
    this.to = to;
  }
}

export interface InstanceChange {
  /** What was read; null for a server the store does not know. */
  readonly before: InstanceRecord | null;
  readonly after: Instance;
  /** What happened. Server, attempt, host, cell and the two states are filled in where they are not given. */
  readonly event: Init<LedgerEvent>;
  /** Task states the build passed on its way to `after`, oldest first; each gets its own `build.state` entry. */
  readonly passed?: readonly string[];
}

/**
 * The commit that writes a server's record into its cell's store: conditional on the version that was read, with its
 * indexes and its ledger entries. Throws IllegalTransitionError where any step is not in the state table.
 */
export function instanceChange({ before, after, event, passed = [] }: InstanceChange): Commit {
  if (before && before.instance.uuid !== after.uuid)
    throw new TypeError(`instance ${before.instance.uuid} cannot become ${after.uuid}`);
  const key = cellKeys.instance(after.uuid);
  const deleted = after.vmState === vmStates.deleted;
  return {
    expect: [{ key, version: before?.version ?? 0 }],
    put: [{ key, value: Instance.encode(after), ...(deleted ? { ttlMs: tombstoneTtlMs } : {}) }],
    index: indexChanges(before?.instance ?? null, after),
    ledger: ledgerEntries(before?.instance ?? null, after, event, passed),
  };
}

function ledgerEntries(
  before: Instance | null,
  after: Instance,
  event: Init<LedgerEvent>,
  passed: readonly string[],
): Init<LedgerEvent>[] {
  const states = [
    ...passed.map((taskState) => stateOf({ vmState: vmStates.building, taskState })),
    stateOf(after),
  ];
  let from = before && stateOf(before);
  return states.map((to, index) => {
    if (!isAllowedTransition(from, to)) throw new IllegalTransitionError(after.uuid, from, to);
    const entry = {
      instanceUuid: after.uuid,
      attempt: after.attempt,
      host: after.host,
      cell: after.cell,
      ...event,
      ...(index < passed.length ? { type: 'build.state', reason: '', allocations: [], detail: {} } : {}),
      fromState: from ?? '',
      toState: to,
    };
    from = to;
    return entry;
  });
}

/** Only what changes: most steps of a build move the lease and nothing else. */
function indexChanges(before: Instance | null, after: Instance): IndexChange[] {
  const member = after.uuid;
  const was = before && positions(before);
  return Object.entries(positions(after)).flatMap(([index, score]) => {
    const old = was?.[index] ?? null;
    return old === score ? [] : [{ index, member, score }];
  });
}

/** Where a server stands in each index; null where it does not. */
function positions(instance: Instance): Record<string, number | null> {
  const live = instance.vmState !== vmStates.deleted;
  return {
    [cellIndexes.instances]: live ? instance.createdAtMs : null,
    [cellIndexes.instancesOfProject(instance.projectId)]: live ? instance.createdAtMs : null,
    [cellIndexes.builds]: live && instance.leaseExpiresAtMs > 0 ? instance.leaseExpiresAtMs : null,
  };
}

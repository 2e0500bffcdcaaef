import { Instance } from '@cellflow/contracts-common';
import { phasesUpTo, taskStates, vmStates } from '@cellflow/domain';
import type { Change } from '../amend.ts';
import type { CellConductorConfig } from '../config.ts';
import { finishedAttempt, finishedEvent, startedEvent, startOf } from './history.ts';

/** nova/compute/power_state.py: RUNNING. */
const running = 1;

type Terms = Pick<CellConductorConfig, 'leaseMs' | 'buildTimeoutMs'>;

/** Until when a build may stay silent: never beyond the time its attempt has in all. */
export const leaseUntil = (instance: Instance, terms: Terms, nowMs: number): number =>
  Math.min(nowMs + terms.leaseMs, startOf(instance) + terms.buildTimeoutMs);

/** Hop 7: the compute has taken the build. */
export function begin(instance: Instance, terms: Terms, nowMs: number): Change {
  const after = Instance.create({
    ...instance,
    taskState: taskStates.none,
    begun: true,
    leaseExpiresAtMs: leaseUntil(instance, terms, nowMs),
    updatedAtMs: nowMs,
    actions: startedEvent(instance, nowMs),
  });
  return { after, event: { type: 'build.begun' } };
}

/** Hop 8: the build is in `taskState` now. Null where it is there already or further. */
export function advance(instance: Instance, taskState: string, terms: Terms, nowMs: number): Change | null {
  const phases = phasesUpTo(instance.taskState, taskState);
  const last = phases.at(-1);
  if (last === undefined) return null;
  const leaseExpiresAtMs = leaseUntil(instance, terms, nowMs);
  const after = Instance.create({ ...instance, taskState: last, leaseExpiresAtMs, updatedAtMs: nowMs });
  return { after, event: { type: 'build.state' }, passed: phases.slice(0, -1) };
}

/** Hop 9a: the guest runs. */
export function succeed(instance: Instance, nowMs: number): Change {
  const after = Instance.create({
    ...instance,
    vmState: vmStates.active,
    taskState: taskStates.none,
    powerState: running,
    leaseExpiresAtMs: 0,
    updatedAtMs: nowMs,
    launchedAtMs: nowMs,
    attempts: finishedAttempt(instance, nowMs, null),
    actions: finishedEvent(instance, nowMs, null),
  });
  const passed = phasesUpTo(instance.taskState, taskStates.spawning);
  return { after, event: { type: 'build.succeeded' }, passed };
}

/** A longer lease and nothing else; no news for the ledger. */
export function renew(instance: Instance, leaseExpiresAtMs: number): Change {
  return { after: Instance.create({ ...instance, leaseExpiresAtMs }), event: null };
}

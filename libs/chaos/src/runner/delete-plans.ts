import type { FaultRecord } from '@cellflow/checker';
import type { Scenario } from '../scenario/index.ts';
import type { FaultState } from './fault-log.ts';
import type { StepPlan } from './step-watch.ts';

/** Deletes that come when servers come by steps. */
export interface DeletePlans {
  readonly plans: readonly StepPlan[];
  /** Those whose moment has not come. */
  waiting(): number;
  /** W4: those that have not come are there as faults without an effect, so that nobody takes them for done. */
  records(nowMs: number): FaultRecord[];
  /** Of the same, in the same order. */
  states(): FaultState[];
}

/** A delete that is planned, and why it has not come; "" where it has. */
interface Planned {
  readonly id: string;
  /** "a server at super.after_select (hit 3)" */
  readonly target: string;
  why: string;
}

/**
 * The deletes of a workload, at each of its steps of a later server than at the step before: whoever is deleted at one
 * step seldom comes by the next. Where it does, the one after it is deleted there.
 */
export function deletePlans(
  deletes: Scenario['workload']['deletes'],
  remove: (server: string, step: string) => Promise<void>,
): DeletePlans {
  const steps = deletes?.steps ?? (deletes?.step === undefined ? [] : [deletes.step]);
  let waiting = steps.length;
  const all = steps.map((point, at): Planned => ({
    ...{ id: `d${at + 1}`, target: `a server at ${point} (hit ${deletes!.nth + at})` },
    why: 'its moment has not come',
  }));
  const taken = new Set<string>();
  const plans = steps.map((point, at): StepPlan => ({
    trigger: { by: 'step', point, conditions: '', nth: deletes!.nth + at, service: null },
    async reached({ facts: { instance } }) {
      if (instance !== undefined && taken.has(instance)) return false;
      waiting -= 1;
      all[at]!.why = instance === undefined ? 'the step does not tell of which server it is' : '';
      if (instance === undefined) return true;
      taken.add(instance);
      await remove(instance, point);
      return true;
    },
  }));
  const missed = () => all.filter(({ why }) => why !== '');
  return {
    plans,
    waiting: () => waiting,
    records: (nowMs) =>
      missed().map(({ id, target }) => ({
        ...{ id, kind: 'delete', target, beganAtMs: nowMs, healedAtMs: nowMs, effect: null },
      })),
    states: () =>
      missed().map(({ id, target, why }) => ({
        ...{ id, text: `delete of ${target}`, state: 'waits', effect: why },
      })),
  };
}

import type { Scenario } from '../scenario/index.ts';
import type { StepPlan } from './step-watch.ts';

/** Deletes that come when servers come by steps. */
export interface DeletePlans {
  readonly plans: readonly StepPlan[];
  /** Those whose moment has not come. */
  waiting(): number;
}

/**
 * The deletes of a workload, at each of its steps of a later server than at the step before: whoever is deleted at one
 * step seldom comes by the next.
 */
export function deletePlans(
  deletes: Scenario['workload']['deletes'],
  remove: (server: string, step: string) => Promise<void>,
): DeletePlans {
  const steps = deletes?.steps ?? (deletes?.step === undefined ? [] : [deletes.step]);
  let waiting = steps.length;
  const plans = steps.map((point, at): StepPlan => ({
    trigger: { by: 'step', point, conditions: '', nth: deletes!.nth + at, service: null },
    async reached({ facts: { instance } }) {
      waiting -= 1;
      if (instance !== undefined) await remove(instance, point);
    },
  }));
  return { plans, waiting: () => waiting };
}

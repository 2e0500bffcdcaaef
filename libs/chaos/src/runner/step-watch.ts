import { serviceOf } from '@cellflow/failpoints';
import type { Facts } from '@cellflow/failpoints';
import type { Clock } from '@cellflow/platform';
import type { ChaosCloud, ChaosService } from '../cloud/index.ts';
import { chooseServices } from '../cloud/index.ts';
import type { Trigger } from '../scenario/index.ts';

/** A program that stands at a step until it is let go. */
export interface Standing {
  readonly service: ChaosService;
  /** What is known of the server that came by. */
  readonly facts: Facts;
}

/** Something to happen when the code comes by a step. */
export interface StepPlan {
  readonly trigger: Trigger & { readonly by: 'step' };
  /** Done while the program stands there; when it resolves, the program goes on. */
  reached(standing: Standing): Promise<void>;
}

export interface StepWatch {
  /** Arms again what a new start of a service has forgotten. */
  rearm(service: ChaosService): Promise<void>;
  /** Disarms everything: whoever stands anywhere goes on. */
  stop(): Promise<void>;
}

/** Under whose name steps are armed: faults of the kind `failpoint` may hold others beside them. */
const holder = 'steps';
const pollMs = 20;
/** What is armed ends by itself, should nobody be left to end it. */
const ttlMs = 180_000;

/** A plan that waits for its step. */
interface Waiting {
  readonly plan: StepPlan;
  /** Hits of earlier arming, by service: arming anew counts from 1 again. */
  readonly before: Map<string, number>;
}

/**
 * Holds programs where the code comes by a step, by failpoints that hang. The first that comes by is the one; what is
 * done to it is done while it stands there, so that the moment is exact.
 */
export async function watchSteps(
  cloud: ChaosCloud,
  plans: readonly StepPlan[],
  { clock }: { readonly clock: Clock },
): Promise<StepWatch> {
  const waiting = new Set<Waiting>(plans.map((plan) => ({ plan, before: new Map() })));
  const state = { stopped: false };

  const takes = (service: ChaosService, { plan: { trigger } }: Waiting) =>
    service.name === serviceOf(trigger.point) &&
    (trigger.service === null || chooseServices(cloud, trigger.service).includes(service));
  const rulesOf = (service: ChaosService) => [...waiting].filter((each) => takes(service, each));
  const textOf = (service: ChaosService, { plan: { trigger }, before }: Waiting) => {
    const left = Math.max(1, trigger.nth - (before.get(service.id) ?? 0));
    return `${trigger.point}${trigger.conditions}=hang@${left}`;
  };

  async function arm(service: ChaosService): Promise<void> {
    const rules = rulesOf(service);
    const failpoints = service.failpoints.heldBy(holder);
    if (rules.length === 0) await failpoints.disarm();
    else await failpoints.arm(rules.map((each) => textOf(service, each)).join('; '), ttlMs);
  }
  /** What is down, or stopped, has nothing to arm: its next start is armed when it is healed. */
  const armIfThere = (service: ChaosService) => arm(service).catch(() => undefined);

  async function look(service: ChaosService): Promise<void> {
    const rules = rulesOf(service);
    if (rules.length === 0 || !service.running()) return;
    const status = await service.failpoints
      .heldBy(holder)
      .status()
      .catch(() => null);
    if (!status) return;
    for (const [at, each] of rules.entries()) {
      const rule = status.rules[at];
      if (!rule || rule.text !== textOf(service, each)) continue;
      if (rule.acted === 0) continue;
      waiting.delete(each);
      for (const [other, left] of rules.entries())
        if (left !== each)
          left.before.set(service.id, (left.before.get(service.id) ?? 0) + (status.rules[other]?.hits ?? 0));
      // Replicas that come by meanwhile are not meant, and must not stand there.
      const peers = cloud.services.filter((peer) => peer !== service && takes(peer, each));
      await Promise.all(peers.map(armIfThere));
      await each.plan.reached({ service, facts: rule.last ?? {} });
      void armIfThere(service);
      return;
    }
  }

  const armed = cloud.services.filter((service) => rulesOf(service).length > 0);
  await Promise.all(armed.map(arm));
  const watching = (async () => {
    while (!state.stopped && waiting.size > 0) {
      for (const service of armed) await look(service);
      await clock.sleep(pollMs);
    }
  })();

  return {
    rearm: armIfThere,
    async stop() {
      state.stopped = true;
      waiting.clear();
      await watching;
      await Promise.all(
        armed.map((service) =>
          service.failpoints
            .heldBy(holder)
            .disarm()
            .catch(() => null),
        ),
      );
    },
  };
}

import { serviceOf } from '@cellflow/failpoints';
import type { Facts, RuleStatus } from '@cellflow/failpoints';
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
  /**
   * Done while the program stands there; when it resolves, the program goes on. With false it was the wrong one, and the
   * next that comes by is waited for.
   */
  reached(standing: Standing): Promise<boolean | void>;
}

export interface StepWatch {
  /** Arms what a new start of a service has forgotten. What is armed, and who stands there, stays as it is. */
  rearm(service: ChaosService): Promise<void>;
  /** Disarms everything: whoever stands anywhere goes on. */
  stop(): Promise<void>;
}

const pollMs = 20;
/** What is armed ends by itself, should nobody be left to end it. */
const ttlMs = 180_000;

/** A plan and where it stands. */
interface Watched {
  readonly plan: StepPlan;
  /** Under whose name it is armed: each plan alone, so that none disturbs another. */
  readonly holder: string;
  is: 'awaited' | 'held' | 'over';
  /** Hits so far, by service. */
  readonly hits: Map<string, number>;
  /** Those of earlier starts, by service: a new one counts from 1 again. */
  readonly before: Map<string, number>;
}

/**
 * Holds programs where the code comes by a step, by failpoints that hang. The first that comes by is the one; what is
 * done to it is done while it stands there, so that the moment is exact. Resolves when all is armed.
 */
export async function watchSteps(
  cloud: ChaosCloud,
  plans: readonly StepPlan[],
  { clock }: { readonly clock: Clock },
): Promise<StepWatch> {
  const all = plans.map((plan, at): Watched => ({
    ...{ plan, holder: `step-${at + 1}`, is: 'awaited', hits: new Map(), before: new Map() },
  }));
  const takes = (service: ChaosService, { plan: { trigger } }: Watched) =>
    service.name === serviceOf(trigger.point) &&
    (trigger.service === null || chooseServices(cloud, trigger.service).includes(service));
  const awaitedAt = (service: ChaosService) =>
    all.filter((each) => each.is === 'awaited' && takes(service, each));
  let stopped = false;

  async function arm(service: ChaosService, { plan: { trigger }, holder, hits, before }: Watched) {
    const so = hits.get(service.id) ?? 0;
    before.set(service.id, so);
    const text = `${trigger.point}${trigger.conditions}=hang@${Math.max(1, trigger.nth - so)}`;
    await service.failpoints.heldBy(holder).arm(text, ttlMs);
  }
  /** What is down has nothing to disarm; what is stopped may not hear of it before it is healed. */
  const disarm = (service: ChaosService, { holder }: Watched) =>
    service.failpoints
      .heldBy(holder)
      .disarm()
      .catch(() => null);
  /** By holder; null where nobody answers. */
  async function armedAt(service: ChaosService): Promise<ReadonlyMap<string, RuleStatus> | null> {
    const status = await service.failpoints.status().catch(() => null);
    return status && new Map(status.armed ? status.rules.map((rule) => [rule.holder, rule]) : []);
  }
  async function disarmWhatIsOver(service: ChaosService): Promise<void> {
    const armed = await armedAt(service);
    const over = all.filter(({ is, holder }) => is === 'over' && armed?.has(holder));
    await Promise.all(over.map((each) => disarm(service, each)));
  }

  async function look(service: ChaosService): Promise<void> {
    if (!service.running()) return;
    const armed = await armedAt(service);
    const found = awaitedAt(service).flatMap((each) => {
      const rule = armed?.get(each.holder);
      return rule ? [{ each, rule }] : [];
    });
    for (const { each, rule } of found)
      each.hits.set(service.id, (each.before.get(service.id) ?? 0) + rule.hits);
    const stands = found.find(({ rule }) => rule.acted > 0);
    if (stands) await hold(service, stands);
  }

  async function hold(service: ChaosService, { each, rule }: { each: Watched; rule: RuleStatus }) {
    each.is = 'held';
    // Replicas that come by meanwhile are not meant, and must not stand there.
    const peers = cloud.services.filter((peer) => peer !== service && takes(peer, each));
    await Promise.all(peers.map((peer) => disarm(peer, each)));
    const wasMeant = await each.plan.reached({ service, facts: rule.last ?? {} });
    each.is = wasMeant === false && !stopped ? 'awaited' : 'over';
    if (each.is === 'over') return void disarm(service, each);
    // What goes down meanwhile is armed when it is healed.
    await Promise.all([service, ...peers].map((one) => arm(one, each).catch(() => undefined)));
  }

  const watched = cloud.services.filter((service) => awaitedAt(service).length > 0);
  await Promise.all(watched.flatMap((service) => awaitedAt(service).map((each) => arm(service, each))));
  // Each by itself: one that is slow to answer keeps nobody standing elsewhere.
  const watching = watched.map(async (service) => {
    while (all.some((each) => each.is !== 'over' && takes(service, each))) {
      await look(service);
      await clock.sleep(pollMs);
    }
  });

  return {
    async rearm(service) {
      await disarmWhatIsOver(service);
      const armed = await armedAt(service);
      const forgotten = armed ? awaitedAt(service).filter(({ holder }) => !armed.has(holder)) : [];
      // What goes down meanwhile is armed when it is healed.
      await Promise.all(forgotten.map((each) => arm(service, each).catch(() => undefined)));
    },
    async stop() {
      stopped = true;
      for (const each of all) if (each.is === 'awaited') each.is = 'over';
      await Promise.all(watching);
      await Promise.all(watched.map(disarmWhatIsOver));
    },
  };
}

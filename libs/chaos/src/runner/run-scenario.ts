import {
  collectHistory,
  judge,
  readBrokerQueues,
  readQueueDepths,
  startBrokerTrace,
  waitingIn,
} from '@cellflow/checker';
import type { BrokerTrace, FaultRecord, Gauge, History, Judgement, SeenEntry } from '@cellflow/checker';
import { seededRandom } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { vhosts } from '@cellflow/topology';
import type { AnyFaultKind } from '../fault.ts';
import type { Keeper } from '../leases/index.ts';
import type { RunningChaosCloud } from '../cloud/index.ts';
import { differences } from '../scenario/index.ts';
import type { Outcome, Scenario } from '../scenario/index.ts';
import { startLoad, untilAtRest } from '../workload/index.ts';
import type { Load, LoadProgress } from '../workload/index.ts';
import { createGaugeBook } from '../gauges/index.ts';
import { createHeadWatch, headsMs } from '../heads/index.ts';
import { createLeakWatch } from '../leaks/index.ts';
import { joinCalls } from './carried.ts';
import type { Carried } from './carried.ts';
import { deletePlans } from './delete-plans.ts';
import { FaultLog } from './fault-log.ts';
import type { FaultState } from './fault-log.ts';
import { readGuestActs } from './guest-acts.ts';
import { outcomeOf } from './outcome.ts';
import { withOverlaps } from './overlaps.ts';
import { watchSteps } from './step-watch.ts';
import type { StepPlan } from './step-watch.ts';

/** What a run tells while it runs. */
export type RunEvent =
  | { readonly kind: 'phase'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: FaultState }
  | { readonly kind: 'deleted'; readonly server: string; readonly step: string };

export interface RunOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly cloud: RunningChaosCloud;
  /** Sees to it that every fault ends, also when this process does not live to see it. */
  readonly keeper: Keeper;
  readonly kinds: readonly AnyFaultKind[];
  readonly platform: Platform;
  /** Aborted: everything is healed, and the run rejects with the signal's reason. */
  readonly signal: AbortSignal;
  tell(event: RunEvent): void;
  /** Given what shows how far the load is, once it runs. */
  onLoad?(progress: () => LoadProgress): void;
  /** What was before, where several runs follow each other on one cloud. */
  readonly carried?: Carried;
}

export interface RunResult {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly history: History;
  readonly judgement: Judgement;
  readonly outcome: Outcome;
  /** In which it differs from what the scenario expects; none: it is as expected. */
  readonly differences: readonly string[];
  /** What was still under way when the time was up; "" where the cloud came to rest. */
  readonly unrest: string;
  readonly faults: readonly (FaultRecord & { readonly text: string; readonly state: FaultState['state'] })[];
  /** Of the clock that the calls and faults are on. */
  readonly beganAtMs: number;
  readonly endedAtMs: number;
}

/** Left beside builds, faults and retries. */
const slackMs = 30_000;
const pollMs = 50;
/** Between two looks at what the processes use. */
const sampleMs = 2000;

/** Plays a scenario on a cloud: load, faults, healing, rest; then collects what the witnesses say and judges it. */
export async function runScenario(options: RunOptions): Promise<RunResult> {
  const { scenario, seed, cloud, platform, signal, tell } = options;
  const { clock } = platform;
  const { stack } = scenario;
  const boundMs = stack.attempts * stack.build_timeout + (stack.redrive ?? 0) + slackMs;
  const brokers = [vhosts.api, vhosts.placement, ...cloud.stack.cells.map(({ name }) => vhosts.cell(name))];
  const { carried } = options;
  const trace = carried?.trace ?? (await startBrokerTrace(cloud.servers.admin, brokers, platform));
  const gauges = carried?.gauges ?? createGaugeBook(cloud);
  const leaks = carried?.leaks ?? createLeakWatch(cloud);
  const heads = carried?.heads ?? createHeadWatch(cloud.stack);
  await gauges.begin();
  const samples = [
    clock.every(sampleMs, () => gauges.sample()),
    clock.every(headsMs, () => void heads.look()),
  ];
  const load = await startLoad({
    ...{ apiUrls: cloud.stack.apiUrls, token: cloud.stack.token, workload: scenario.workload },
    ...{ seed, random: seededRandom(seed), clock, leftover: carried?.leftover },
  });
  const beganAtMs = clock.monotonic();
  options.onLoad?.(load.progress);
  const nemesis = await startNemesis(options, load);
  try {
    load.begin();
    tell({ kind: 'phase', text: 'the load runs' });
    await during(options, load, nemesis);
    tell({ kind: 'phase', text: 'everything is healed; waiting for rest' });
    await nemesis.end();
    const queued = () => readQueueDepths(cloud.servers.admin, brokers).then(waitingIn, () => null);
    const unrest = await untilAtRest({ stack: cloud.stack, load, clock, timeoutMs: boundMs, signal, queued });
    await load.stop();
    tell({ kind: 'phase', text: 'the witnesses are heard' });
    await gauges.rest();
    await leaks.look();
    const records = nemesis.records();
    const faults = [...(carried?.past.faults ?? []), ...records];
    const heard = { load, trace, brokers, faults, gauges: gauges.gauges(), heads: heads.heads() };
    const whole = await hearWitnesses(options, heard);
    const history = leaks.witness(carried?.view(whole) ?? whole);
    const judgement = withRest(judge(history, { quiescent: true }), unrest);
    const outcome = outcomeOf(history, judgement);
    const states = nemesis.states();
    return {
      ...{ scenario, seed, history, judgement, outcome, unrest, beganAtMs, endedAtMs: clock.monotonic() },
      differences: differences(scenario.expect, outcome),
      faults: records.map((record, at) => {
        const { text, state, effect } = states[at]!;
        return { ...record, text, state, effect: record.effect ?? { text: effect, amount: 0 } };
      }),
    };
  } finally {
    await nemesis.end();
    for (const stop of samples) stop();
    await load.stop();
    if (!carried) await trace.stop();
  }
}

interface Nemesis {
  /** W4: the faults, and the deletes at steps that have not come. */
  records(): FaultRecord[];
  /** Of the same, in the same order. */
  states(): FaultState[];
  /** Faults and deletes that wait for their moment, and faults that are active. */
  open(): { readonly waiting: number; readonly active: number };
  /** Heals everything and disarms every step. Calling it again does nothing. */
  end(): Promise<void>;
}

/** Resolves when every step is watched and the faults of time 0 are there. */
async function startNemesis(options: RunOptions, load: Load): Promise<Nemesis> {
  const { scenario, cloud, keeper, kinds, platform, tell } = options;
  const { clock } = platform;
  const active = load.recorder.active as Set<string>;
  let watch: Awaited<ReturnType<typeof watchSteps>> | null = null;
  const rearmAll = async () => void (await Promise.all(cloud.services.map((each) => watch?.rearm(each))));
  const log = new FaultLog(scenario.faults, {
    ...{ cloud, keeper, kinds, clock, active, healed: rearmAll },
    tell: (fault) => tell({ kind: 'fault', fault }),
  });
  const plans: StepPlan[] = scenario.faults.flatMap(({ id, trigger }) =>
    trigger.by === 'step'
      ? [
          {
            trigger,
            reached: ({ service, facts }) =>
              log.begin(id, { service: service.alias, instance: facts.instance }),
          },
        ]
      : [],
  );
  const deletes = deletePlans(scenario.workload.deletes, async (server, step) => {
    tell({ kind: 'deleted', server, step });
    await load.remove(server, 'delete-at-step');
  });
  watch = await watchSteps(cloud, [...plans, ...deletes.plans], { clock });
  const timed = scenario.faults.flatMap(({ id, trigger }) =>
    trigger.by === 'time' ? [{ id, atMs: trigger.atMs }] : [],
  );
  for (const { id } of timed.filter(({ atMs }) => atMs === 0)) await log.begin(id);
  const timers = timed
    .filter(({ atMs }) => atMs > 0)
    .map(({ id, atMs }) => clock.after(atMs, () => void log.begin(id)));
  let ended = false;
  return {
    records: () => [...log.records(), ...deletes.records(clock.monotonic())],
    states: () => [...log.states(), ...deletes.states()],
    open: () => ({ ...log.open(), waiting: log.open().waiting + deletes.waiting() }),
    async end() {
      if (ended) return;
      ended = true;
      for (const cancel of timers) cancel();
      await log.healAll();
      await watch.stop();
    },
  };
}

/** Until everything was asked for and every fault had its time; faults at steps may yet come with the last builds. */
async function during(
  { scenario, platform, signal, cloud, carried }: RunOptions,
  load: Load,
  nemesis: Nemesis,
) {
  const { clock } = platform;
  const { stack, faults } = scenario;
  const patienceMs = stack.attempts * stack.build_timeout;
  const last = Math.max(0, ...faults.map(({ trigger }) => (trigger.by === 'time' ? trigger.atMs : 0)));
  const state = { asked: false };
  const asked = load.done.then(() => void (state.asked = true));
  const begun = clock.monotonic();
  let giveUpAt = Infinity;
  for (;;) {
    signal.throwIfAborted();
    if (carried?.hurry.aborted) {
      await load.stop();
      break;
    }
    const { waiting, active } = nemesis.open();
    if (state.asked && active === 0 && clock.monotonic() - begun >= last) {
      if (waiting === 0) break;
      // A step that no server will come by any more is not waited for.
      const { states } = load.progress();
      const building = Object.entries(states).some(([name, count]) => name === 'BUILD' && count > 0);
      giveUpAt = building ? Infinity : Math.min(giveUpAt, clock.monotonic() + Math.min(patienceMs, 5000));
      if (clock.monotonic() > giveUpAt) break;
    }
    await clock.sleep(pollMs, signal);
  }
  await asked;
  for (const service of cloud.services) if (!service.running()) await service.start();
}

interface Heard {
  readonly load: Load;
  readonly trace: BrokerTrace;
  readonly brokers: readonly string[];
  readonly faults: readonly FaultRecord[];
  readonly gauges: readonly Gauge[];
  readonly heads: readonly SeenEntry[];
}

async function hearWitnesses(
  { cloud, scenario, carried, platform }: RunOptions,
  heard: Heard,
): Promise<History> {
  const { load, trace, brokers, faults, gauges, heads } = heard;
  const { stack } = cloud;
  const calls = withOverlaps(joinCalls(carried?.past.calls ?? [], load.recorder.calls), faults);
  const { queues, deadLetters } = await readBrokerQueues(cloud.servers.admin, brokers, platform);
  return collectHistory({
    ...{ stores: stack.stores, calls, guestActs: await readGuestActs(stack.logDir) },
    ...{
      // A witness that slept through it has not seen that nothing happened.
      traffic: trace.silent().length === 0 ? trace.traffic : null,
      queues,
      deadLetters,
      faults,
      gauges,
      heads,
      alternates: scenario.stack.attempts - 1,
    },
    terms: { buildTimeoutMs: scenario.stack.build_timeout },
  });
}

/** A cloud that did not come to rest is no good cloud, whatever else is found. */
function withRest(judgement: Judgement, unrest: string): Judgement {
  if (unrest === '' || judgement.verdict === 'invalid') return judgement;
  return { ...judgement, verdict: 'invalid' };
}

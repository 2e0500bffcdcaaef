import { startBrokerTrace } from '@cellflow/checker';
import type { History } from '@cellflow/checker';
import { vhosts } from '@cellflow/topology';
import type { Platform } from '@cellflow/platform';
import { createGaugeBook } from '../gauges/index.ts';
import { faultKinds } from '../faults/index.ts';
import { createHeadWatch } from '../heads/index.ts';
import { createLeakWatch } from '../leaks/index.ts';
import { openKeeper } from '../leases/index.ts';
import type { Keeper } from '../leases/index.ts';
import type { RunningChaosCloud } from '../cloud/index.ts';
import { runScenario, startScenarioCloud } from '../runner/index.ts';
import type { Carried, RunEvent } from '../runner/index.ts';
import type { LoadProgress } from '../workload/index.ts';
import { drawRound } from './draw-round.ts';
import { roundOf } from './round.ts';
import { createWindow } from './window.ts';
import type { SoakRound } from './round.ts';

export interface SoakOptions {
  readonly seed: number;
  /** How long load and faults go on; rest and judging come on top. */
  readonly forMs: number;
  /** Faults that lose data by design are drawn, too. */
  readonly losing: boolean;
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logDir: string;
  /** Where the journal of the faults lies: `journalFolder`. */
  readonly journals: string;
  /** Aborted: nothing more is asked for, everything is healed, and what there is is judged. */
  readonly signal: AbortSignal;
  log(line: string): void;
  tell(event: RunEvent): void;
  onLoad(progress: () => LoadProgress): void;
  /** A round begins: its YAML. */
  onBegin(yaml: string): void;
  /** A round is judged. */
  onRound(round: SoakRound): void;
}

export interface SoakResult {
  readonly seed: number;
  /** What came of each round, without its history. */
  readonly rounds: readonly Omit<SoakRound, 'result'>[];
  /** The last one, with the history of all requests that were open in it. */
  readonly last: SoakRound;
}

const warmUpMs = 15_000;
const roundMs = 60_000;
/** A round that is shorter than this has no room for a fault. */
const leastMs = 20_000;

/** Plays rounds of load and random faults on one cloud until the time is up, or a round is not good. */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const { scenario } = drawRound({ ...options, number: 0, loadMs: warmUpMs });
  const cloud = await startScenarioCloud(scenario.stack, options);
  try {
    const keeper = openKeeper({ cloud, folder: options.journals, seed: options.seed });
    try {
      return await playRounds(options, cloud, keeper);
    } finally {
      await keeper.close();
    }
  } finally {
    await cloud.stop();
  }
}

async function playRounds(
  options: SoakOptions,
  cloud: RunningChaosCloud,
  keeper: Keeper,
): Promise<SoakResult> {
  const { platform, signal, tell, onLoad } = options;
  const { clock } = platform;
  const brokers = [vhosts.api, vhosts.placement, ...cloud.stack.cells.map(({ name }) => vhosts.cell(name))];
  const trace = await startBrokerTrace(cloud.servers.admin, brokers, platform);
  const gauges = createGaugeBook(cloud);
  const window = createWindow();
  const leaks = createLeakWatch(cloud);
  const heads = createHeadWatch(cloud.stack);
  const shared = { trace, gauges, leaks, heads, view: window.view, hurry: signal };
  let carried: Carried = { ...shared, past: { calls: [], faults: [] }, leftover: [] };
  const rounds: Omit<SoakRound, 'result'>[] = [];
  const endAt = clock.monotonic() + options.forMs;
  try {
    for (let number = 0; ; number += 1) {
      const left = endAt - clock.monotonic();
      const loadMs =
        number === 0 ? Math.min(warmUpMs, options.forMs) : Math.min(roundMs, Math.max(leastMs, left));
      const drawn = drawRound({ ...options, number, loadMs });
      tell({ kind: 'phase', text: `round ${number}` });
      options.onBegin(drawn.text);
      const result = await runScenario({
        ...{ scenario: drawn.scenario, seed: drawn.seed, cloud, keeper, kinds: faultKinds, platform },
        ...{ signal: keeper.halted, tell, onLoad, carried },
      });
      const round = roundOf(number, drawn.text, result, keeper.leases());
      options.onRound(round);
      const { result: _, ...short } = round;
      rounds.push(short);
      const over = endAt - clock.monotonic() < leastMs && number > 0;
      if (!round.passed || over || signal.aborted) return { seed: options.seed, rounds, last: round };
      if (number === 0) gauges.rebase();
      const leftover = standing(result.history);
      // Where a store may forget, its later entries can have earlier places: nothing is left out then.
      const past = options.losing
        ? { calls: result.history.calls ?? [], faults: [] }
        : window.settle(result.history, trace);
      carried = { ...shared, past, leftover };
    }
  } finally {
    await trace.stop();
  }
}

/** Servers of the load that are in a cell. */
function standing({ accepted, cells }: History): string[] {
  const instances = cells.flatMap((cell) => cell.instances);
  const live = new Set(instances.filter(({ vmState }) => vmState !== 'deleted').map(({ uuid }) => uuid));
  return (accepted ?? []).flatMap(({ instanceUuids }) => instanceUuids).filter((id) => live.has(id));
}

import { collectHistory, judge, startBrokerTrace } from '@cellflow/checker';
import type { Judgement } from '@cellflow/checker';
import { pointNames } from '@cellflow/failpoints';
import type { Platform } from '@cellflow/platform';
import { vhosts } from '@cellflow/topology';
import type { RunningChaosCloud } from '../cloud/index.ts';
import { createLeakWatch } from '../leaks/index.ts';
import { readGuestActs } from '../runner/guest-acts.ts';
import { withOverlaps } from '../runner/overlaps.ts';
import { untilAtRest } from '../workload/index.ts';
import { calibrate } from './calibrate.ts';
import type { ShotOutcome, ShotResult } from './heat-map.ts';
import { variants } from './paths.ts';
import type { SweepPath } from './paths.ts';
import { playRound } from './play-round.ts';
import type { Played } from './play-round.ts';
import { roundsOf } from './rounds.ts';
import type { Shot } from './rounds.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';

export interface SweepOptions {
  readonly paths: readonly SweepPath[];
  readonly cloud: RunningChaosCloud;
  readonly platform: Platform;
  readonly signal: AbortSignal;
  tell(text: string): void;
}

export interface SweepResult {
  readonly results: readonly ShotResult[];
  readonly judgement: Judgement;
  /** What was still under way in the end; "" where the cloud came to rest. */
  readonly unrest: string;
  readonly tookMs: number;
}

/** Builds that work within this time, and die with their lease within this one: a sweep cannot wait long. */
export const sweepLimits = { leaseMs: 1500, buildTimeoutMs: 5000, maxAttempts: 3 } as const;

const endMs = 30_000;
const restMs = 60_000;

/** A shot that was played, on which path. */
interface Shown extends Played {
  readonly path: SweepPath;
}

/** Kills the owner of every step that each path comes by, and judges what all of that left behind. */
export async function runSweep(options: SweepOptions): Promise<SweepResult> {
  const { cloud, platform, signal, tell, paths } = options;
  const began = platform.clock.monotonic();
  const stage = createStage(cloud, platform, signal);
  const brokers = [vhosts.api, vhosts.placement, ...stage.cells.map(vhosts.cell)];
  const trace = await startBrokerTrace(cloud.servers.admin, brokers, platform);
  try {
    const shown: Shown[] = [];
    for (const path of paths) shown.push(...(await sweepPath(stage, path, tell)));
    tell('waiting for rest');
    const deleted = new Set(deletedIn(stage));
    const unrest = await untilAtRest({
      ...{
        stack: cloud.stack,
        load: { list: stage.list, deleted },
        clock: platform.clock,
        timeoutMs: restMs,
        signal,
      },
    });
    const calls = withOverlaps(stage.recorder.calls, stage.faults);
    const history = await collectHistory({
      ...{ stores: cloud.stack.stores, calls, traffic: trace.traffic },
      ...{ guestActs: await readGuestActs(cloud.stack.logDir), faults: stage.faults },
      alternates: sweepLimits.maxAttempts - 1,
      terms: { buildTimeoutMs: sweepLimits.buildTimeoutMs },
    });
    const leaks = createLeakWatch(cloud);
    await leaks.look();
    const judgement = judge(leaks.witness(history), { quiescent: true });
    const results = paths.flatMap((path) =>
      resultsOf(
        path,
        shown.filter((each) => each.path === path),
        judgement,
      ),
    );
    return { results, judgement, unrest, tookMs: Math.round(platform.clock.monotonic() - began) };
  } finally {
    await stage.restarts.stop();
    await trace.stop();
  }
}

async function sweepPath(stage: Stage, path: SweepPath, tell: (text: string) => void): Promise<Shown[]> {
  tell(`${path}: finding the steps`);
  const targets = await calibrate(stage, variants[path]);
  const rounds = roundsOf(targets, stage.cells);
  tell(`${path}: ${targets.length} steps in ${rounds.length} rounds`);
  const prepared = await prepare(stage, rounds.flat());
  const play = async (shots: readonly Shot[], what: string): Promise<Played[]> => {
    const began = stage.platform.clock.monotonic();
    const played = await playRound(stage, shots, prepared);
    const stuck = played.filter((each) => each.stuck !== '').length;
    const killed = played.filter((each) => each.killed).length;
    const took = ((stage.platform.clock.monotonic() - began) / 1000).toFixed(1);
    tell(`${path}: ${what}: ${killed} killed${stuck > 0 ? `, ${stuck} stuck` : ''}, ${took} s`);
    return played;
  };
  const shown: Played[] = [];
  for (const [at, round] of rounds.entries())
    shown.push(...(await play(round, `round ${at + 1} of ${rounds.length}`)));
  // Where others die at the same time, a server may go another way; alone, it comes by.
  const missed = shown.filter(({ killed, stuck }) => !killed && stuck === '');
  for (const { shot } of missed) {
    const alone = { ...shot, late: true };
    for (const [each, id] of await prepare(stage, [alone])) prepared.set(each, id);
    shown.push(...(await play([alone], `${shot.point} alone`)));
  }
  return shown.map((each) => ({ ...each, path }));
}

/** Servers to delete are there before anything is armed. */
async function prepare(stage: Stage, shots: readonly Shot[]): Promise<Map<Shot, string>> {
  const wanted = shots.filter(({ variant }) => variant.act === 'delete');
  const prepared = new Map<Shot, string>();
  await Promise.all(
    wanted.map(async (shot) => void prepared.set(shot, await stage.boot(shot.variant, shot.cell))),
  );
  if (prepared.size > 0) await stage.untilEnded([...prepared.values()], endMs);
  return prepared;
}

/** A violation is laid to the shots that its server came by, or was asked for on behalf of. */
function resultsOf(path: SweepPath, shown: readonly Shown[], judgement: Judgement): ShotResult[] {
  const violations = judgement.results.flatMap((result) => result.violations);
  // The last word on a point is that of the round in which it was alone.
  const byPoint = new Map(shown.map((each) => [each.shot.point, each]));
  return pointNames.map((point): ShotResult => {
    const each = byPoint.get(point);
    if (!each?.killed) {
      const stuck = each && each.stuck !== '';
      const notes = stuck ? [`${each.own} is ${each.stuck}, and nothing was killed`] : [];
      return { point, path, outcome: stuck ? 'stuck' : 'never', killed: '', server: '', notes };
    }
    const about = new Set([each.server, each.own].filter((id) => id !== ''));
    const broken = violations.filter(({ instanceUuid }) => about.has(instanceUuid));
    const notes = broken.map(
      ({ invariant, instanceUuid, message }) => `${invariant} ${instanceUuid} ${message}`,
    );
    if (each.stuck !== '') notes.unshift(`${each.own} is ${each.stuck}`);
    const outcome: ShotOutcome = each.stuck !== '' ? 'stuck' : broken.length > 0 ? 'violated' : 'ok';
    return { point, path, outcome, killed: each.shot.owner, server: each.server || each.own, notes };
  });
}

const deletedIn = ({ recorder }: Stage): string[] =>
  recorder.calls.flatMap(({ action, type, server }) =>
    action === 'delete' && type === 'ok' && server ? [server] : [],
  );

import {
  collectHistory,
  judge,
  readBrokerQueues,
  readQueueDepths,
  startBrokerTrace,
  waitingIn,
} from '@cellflow/checker';
import type { Judgement } from '@cellflow/checker';
import type { Platform } from '@cellflow/platform';
import { vhosts } from '@cellflow/topology';
import type { RunningChaosCloud } from '../cloud/index.ts';
import { createHeadWatch, headsMs } from '../heads/index.ts';
import { createLeakWatch } from '../leaks/index.ts';
import { readGuestActs } from '../runner/guest-acts.ts';
import { withOverlaps } from '../runner/overlaps.ts';
import { untilAtRest } from '../workload/index.ts';
import { tellNeverReached } from './heat-map.ts';
import type { ShotResult } from './heat-map.ts';
import { sweepPaths } from './paths.ts';
import type { SweepPath } from './paths.ts';
import { sweepAmid } from './sweep-amid.ts';
import { sweepPath } from './sweep-path.ts';
import { sweepRedrive } from './sweep-redrive.ts';
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

const restMs = 60_000;

/** Breaks every step that each path comes by, and judges what all of that left behind. */
export async function runSweep(options: SweepOptions): Promise<SweepResult> {
  const { cloud, platform, signal, tell, paths } = options;
  const began = platform.clock.monotonic();
  const stage = createStage(cloud, platform, signal);
  const brokers = [vhosts.api, vhosts.placement, ...stage.cells.map(vhosts.cell)];
  const trace = await startBrokerTrace(cloud.servers.admin, brokers, platform);
  const heads = createHeadWatch(cloud.stack);
  const stopLooking = platform.clock.every(headsMs, () => void heads.look());
  try {
    const swept: ((judgement: Judgement) => ShotResult[])[] = [];
    for (const path of paths) swept.push(await sweepOne(stage, path, tell));
    tell('waiting for rest');
    const deleted = new Set(deletedIn(stage));
    const unrest = await untilAtRest({
      ...{
        stack: cloud.stack,
        load: { list: stage.list, deleted },
        clock: platform.clock,
        timeoutMs: restMs,
        signal,
        queued: () => readQueueDepths(cloud.servers.admin, brokers).then(waitingIn, () => null),
      },
    });
    const calls = withOverlaps(stage.recorder.calls, stage.faults);
    const history = await collectHistory({
      ...{ stores: cloud.stack.stores, calls },
      ...(await readBrokerQueues(cloud.servers.admin, brokers, platform)),
      traffic: trace.silent().length === 0 ? trace.traffic : null,
      ...{ guestActs: await readGuestActs(cloud.stack.logDir), faults: stage.faults, heads: heads.heads() },
      alternates: sweepLimits.maxAttempts - 1,
      terms: { buildTimeoutMs: sweepLimits.buildTimeoutMs },
    });
    const leaks = createLeakWatch(cloud);
    await leaks.look();
    const judgement = judge(leaks.witness(history), { quiescent: true });
    const told = swept.flatMap((resultsOf) => resultsOf(judgement));
    const results = tellNeverReached(told, paths, sweepPaths);
    return { results, judgement, unrest, tookMs: Math.round(platform.clock.monotonic() - began) };
  } finally {
    await stage.restarts.stop();
    stopLooking();
    await trace.stop();
  }
}

function sweepOne(stage: Stage, path: SweepPath, tell: SweepOptions['tell']) {
  if (path === 'delete-amid') return sweepAmid(stage, tell);
  return path === 'redrive' ? sweepRedrive(stage, tell) : sweepPath(stage, path, tell);
}

const deletedIn = ({ recorder }: Stage): string[] =>
  recorder.calls.flatMap(({ action, type, server }) =>
    action === 'delete' && type === 'ok' && server ? [server] : [],
  );

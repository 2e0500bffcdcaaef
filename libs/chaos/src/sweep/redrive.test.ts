import { pointNames } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import type { LoggedHit } from './effect-log.ts';
import { tellNeverReached } from './heat-map.ts';
import { keepRunning } from './keep-running.ts';
import { sweepPaths } from './paths.ts';
import { redrives } from './redrive.ts';
import { killResults } from './results.ts';
import { sweepRedrive } from './sweep-redrive.ts';
import type { Stage } from './stage.ts';

const judgement = { verdict: 'valid', results: [] } as const;

/** Time passes by itself, a turn of the event loop for 40 ms, so that waiting in vain costs none. */
function fastClock() {
  let now = 0;
  const sleep = () => new Promise<void>((resolve) => setImmediate(() => ((now += 40), resolve())));
  return { ...systemClock, monotonic: () => now, sleep };
}

/** A cloud whose API comes by points one after the other, goes on from where it ended, and what was done to it. */
function fakeStage(flow: readonly PointName[]) {
  const clock = fastClock();
  const done: string[] = [];
  const envs: Record<string, string>[] = [];
  const hits: LoggedHit[] = [];
  let armed = '';
  let pid: number | null = 1;
  let at = flow.length;
  const messages = {
    arm: async (text: string) => void done.push(`arm ${text}`),
    disarm: async () => void done.push('let go'),
    status: async () => ({ rules: [{ acted: 2 }] }),
  };
  const api = {
    ...{ id: 'api', env: {} as Record<string, string> },
    get pid() {
      return pid;
    },
    running: () => pid !== null,
    kill: async () => void (pid = null),
    failpoints: { disarm: async () => void (armed = '') },
    async start() {
      const { CELLFLOW_FAILPOINTS = '', ...env } = api.env;
      armed = CELLFLOW_FAILPOINTS;
      envs.push(env);
      pid = envs.length + 1;
    },
  };
  const pass = () => {
    const point = flow[at];
    if (pid === null || point === undefined) return;
    at += 1;
    if (armed !== `${point}=exit@1`) return;
    done.push(point);
    hits.push({ point, action: 'exit', pid, instance: 's1' });
    pid = null;
  };
  const stage = {
    ...{ cells: ['cell1'], faults: [], platform: { clock }, recorder: { active: new Set() } },
    ...{ turns: { pause: clock.sleep, over: () => false }, restarts: keepRunning([api], clock) },
    service: (id: string) => (id === 'api' ? api : { failpoints: { heldBy: () => messages } }),
    hits: async () => (pass(), hits.splice(0)),
    boot: async () => ((at = 0), ['s1']),
    untilEnded: async () => new Map(),
    owes: async () => at < flow.length,
  };
  return { stage: stage as unknown as Stage, done, envs };
}

const ofRedrive = pointNames.slice(
  pointNames.indexOf('api.before_redrive'),
  pointNames.indexOf('super.on_receive'),
);

/** What the path told of the points of re-drive, and what was done. */
async function sweep(flow: readonly PointName[]) {
  const { stage, done, envs } = fakeStage(flow);
  const resultsOf = await sweepRedrive(stage, () => undefined);
  await stage.restarts.stop();
  const results = resultsOf(judgement);
  const outcomes = results.flatMap(({ point, outcome }) => (ofRedrive.includes(point) ? [outcome] : []));
  return { stage, done, envs, results, outcomes };
}

describe('the path of a message that is gone', () => {
  it('ends the API at every step of what it does about it, and lets messages go where it says so', async () => {
    const { done, outcomes } = await sweep(ofRedrive);
    const steps = ofRedrive.slice(0, -1);
    expect(done).toEqual([
      ...['arm super.on_receive=error(INVALID_ARGUMENT)', ...steps, 'let go'],
      ...['arm super.before_cell_rows=hang', 'api.after_bury_row', 'let go', 'api.after_bury_undone'],
    ]);
    expect(outcomes).toEqual(ofRedrive.map(() => 'ok'));
  });

  it('runs the API with little patience, and with its own again in the end', async () => {
    const { envs } = await sweep(ofRedrive);
    const impatient = envs.slice(0, -1);
    expect(impatient).toHaveLength(8 + 1 + 2 + 1);
    for (const env of impatient)
      expect(env).toEqual({ CELLFLOW_REDRIVE_AFTER_MS: '1000', CELLFLOW_MAX_REDRIVES: '1' });
    expect(envs.at(-1)).toEqual({});
  });

  it('names the server whose messages become dead letters, and not the one whose only wait', async () => {
    const { stage } = await sweep(ofRedrive);
    expect(stage.faults.map(({ target, effect, messages }) => [target, effect?.amount, messages])).toEqual([
      ['api', 8, undefined],
      ['super-conductor', 2, ['s1']],
      ['api', 2, undefined],
      ['super-conductor', 2, undefined],
    ]);
    expect(stage.recorder.active.size).toBe(0);
  });

  it('plays a server again that did not come by, and says what nobody came by', async () => {
    const { done, outcomes } = await sweep(ofRedrive.slice(0, -2));
    expect(done.filter((each) => each.startsWith('arm'))).toHaveLength(4);
    expect(outcomes).toEqual([...ofRedrive.slice(0, -2).map(() => 'ok'), 'missed', 'missed']);
  });

  it('is one of all, and no step of it is never reached then', async () => {
    expect(sweepPaths).toContain('redrive');
    const { results } = await sweep(ofRedrive);
    const others = sweepPaths.filter((path) => path !== 'redrive');
    const joined = (played: typeof results) =>
      tellNeverReached(
        [...others.flatMap((path) => killResults(path, [], judgement)), ...played],
        sweepPaths,
        sweepPaths,
      );
    const never = (played: typeof results) =>
      ofRedrive.filter((point) =>
        joined(played).some((each) => each.point === point && each.outcome === 'never'),
      );
    expect(never(results)).toEqual([]);
    expect(never([])).toEqual(ofRedrive);
  });

  it('has its steps in the order of the flow', () => {
    for (const { ends, until, variant } of redrives) {
      expect(ends).toEqual(pointNames.filter((point) => ends.includes(point)));
      for (const point of [until, ...variant.reaches]) expect(ends).toContain(point);
    }
    expect(redrives.flatMap(({ variant }) => variant.reaches)).toEqual(ofRedrive);
  });
});

import type { Judgement } from '@cellflow/checker';
import { createFailpoints, pointNames, serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { act } from './act.ts';
import { amidPoints, amidRounds } from './amid.ts';
import { variants } from './paths.ts';
import type { Variant } from './paths.ts';
import { playAmid } from './play-amid.ts';
import type { AmidPlayed } from './play-amid.ts';
import { provoker } from './provoke.ts';
import { amidResults } from './results.ts';
import { serviceIdOf } from './service-id.ts';
import type { Stage } from './stage.ts';

/** Time passes by itself, a turn of the event loop for 40 ms, so that waiting in vain costs none. */
function fastClock() {
  let now = 0;
  const sleep = (ms: number) => new Promise<void>((resolve) => setImmediate(() => ((now += ms), resolve())));
  return { ...systemClock, monotonic: () => now, sleep };
}

/** A cloud whose servers pass points one after the other, and what was done to it. */
function fakeStage(flow: readonly PointName[]) {
  const clock = fastClock();
  const done: string[] = [];
  const grip = { exit: () => undefined, kill: () => undefined, pause: null };
  const errors = { codes: ['UNROUTABLE'], make: (_: string, message: string) => new Error(message) };
  const services = new Map(
    [...new Set(pointNames.map(serviceOf))].map((name) => {
      const id = serviceIdOf(name, 'cell1');
      const points = createFailpoints({ clock: systemClock, grip, errors, tell: () => undefined });
      const heldBy = (holder: string | undefined) => ({
        arm: async (text: string) => points.arm(text, { ...(holder === undefined ? {} : { holder }) }),
        disarm: async () => points.disarm(holder),
        status: async () => points.status(holder),
      });
      const kill = async () => {
        done.push(`kill ${id}`);
        points.disarm();
      };
      return [id, { id, name, points, kill, failpoints: { ...heldBy(undefined), heldBy } }] as const;
    }),
  );
  let number = 0;
  const running: Promise<void>[] = [];
  const walk = async (instance: string) => {
    for (const point of flow)
      await services.get(serviceIdOf(serviceOf(point), 'cell1'))!.points.hit(point, { instance });
    done.push(`end ${instance}`);
  };
  const stage = {
    ...{ cells: ['cell1'], faults: [], platform: { clock }, recorder: { active: new Set() } },
    turns: { pause: clock.sleep, over: () => false },
    restarts: { untilUp: async () => undefined },
    service: (id: string) => services.get(id),
    async boot({ count = 1 }: Variant) {
      const ids = Array.from({ length: count }, () => `s${++number}`);
      running.push(...ids.map(walk));
      if (count === 1) return ids;
      for (let turn = 0; turn < 9; turn += 1) await clock.sleep(40);
      done.push(`answer ${ids.join(' ')}`);
      return ids;
    },
    remove: async ([id]: readonly string[]) => void done.push(`delete ${id}`),
    untilGone: async (ids: readonly string[]) => {
      await Promise.all(running);
      return new Map(ids.filter((id) => !done.includes(`delete ${id}`)).map((id) => [id, 'ACTIVE']));
    },
  };
  return { done, services, stage: stage as unknown as Stage };
}

const flow = ['api.after_persist', 'super.on_receive', 'conductor.on_begin'] as const;
const crowd = (points: readonly PointName[]) => ({ variant: variants.normal[0]!, points });

describe('deletes amid a boot', () => {
  it('come at every step of it that knows a server, each to one that stands there', async () => {
    const { stage, done } = fakeStage(flow);
    const played = await playAmid(stage, [crowd(flow)], 'let go');
    expect(played).toEqual(
      flow.map((point, at) => ({
        ...{ point, end: 'let go', server: `s${at + 1}`, stuck: '' },
        stood: serviceIdOf(serviceOf(point), 'cell1'),
      })),
    );
    for (const server of ['s1', 's2', 's3'])
      expect(done.indexOf(`delete ${server}`)).toBeLessThan(done.indexOf(`end ${server}`));
    expect(stage.faults.map(({ target }) => target)).toEqual([
      'api',
      'super-conductor',
      'cell1.cell-conductor',
    ]);
  });

  it('end with the death of the service where it is to be killed', async () => {
    const { stage, done } = fakeStage(flow);
    await playAmid(stage, [crowd(flow)], 'killed');
    expect(done.filter((each) => each.startsWith('kill'))).toHaveLength(3);
    expect(done.indexOf('delete s1')).toBeLessThan(done.indexOf('kill api'));
  });

  it('are faults until those who were held have their answers, which are late by them', async () => {
    const { stage, done } = fakeStage(['api.after_persist']);
    const active: string[][] = [];
    const answered = async (variant: Variant, cell: string) => {
      const ids = await stage.boot(variant, cell);
      while (!done.includes(`end ${ids[0]}`)) await stage.turns.pause(40);
      active.push([...stage.recorder.active]);
      return ids;
    };
    await playAmid({ ...stage, boot: answered }, [crowd(['api.after_persist'])], 'let go');
    expect(active).toEqual([['api holds 1']]);
    expect(stage.recorder.active.size).toBe(0);
  });

  it('wait for the answer of a request for several servers, which is a listing of them all', async () => {
    const { stage, done } = fakeStage(['super.on_receive']);
    const several = { variant: { ...variants.normal[0]!, count: 2 }, points: ['super.on_receive'] as const };
    await playAmid(stage, [several], 'let go');
    expect(done).toContain('delete s1');
    expect(done.indexOf('delete s1')).toBeGreaterThan(done.indexOf('answer s1 s2'));
  });

  it('say where nobody came by, however many are asked for', async () => {
    const { stage, done } = fakeStage(flow);
    const played = await playAmid(stage, [crowd(flow), crowd(['conductor.after_bury'])], 'let go');
    expect(played.map(({ stood }) => stood === '')).toEqual([false, false, false, true]);
    expect(done.filter((each) => each.startsWith('delete')).length).toBeGreaterThan(3);
  });

  it('are meant for every step before the delete, but for those that a boot by itself does not come by', () => {
    const left = pointNames
      .slice(0, pointNames.indexOf('api.on_delete'))
      .filter((point) => !amidPoints.includes(point));
    expect(left.filter((point) => !/_redrive|_give_up|^api\..*_bury_/.test(point))).toEqual([
      ...['api.on_create', 'api.before_persist', 'api.relay_on_entry', 'super.on_redelivery'],
      ...['super.after_expire_lease', 'super.after_delete_row', 'placement.on_report', 'compute.on_sync'],
      ...['conductor.on_sync', 'conductor.watchdog_on_expired', 'conductor.watchdog_after_lease'],
      'conductor.watchdog_after_terminate',
    ]);
    const all = amidRounds.flat().flatMap(({ points }) => points);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a delete amid a provoked boot', () => {
  const variant = variants.recovery.find(({ reaches }) => reaches?.includes('super.after_delete_row'))!;
  const shot = {
    ...{ point: 'super.after_delete_row' as const, variant, late: true, cell: 'cell1' },
    owner: 'super-conductor',
  };
  const play = async (passed: readonly PointName[]) => {
    const { stage, done, services } = fakeStage(passed);
    await services.get('super-conductor')!.failpoints.heldBy(provoker).arm('super.before_cell_rows=hang@1');
    return { acted: await act(stage, shot, { ready: undefined, killed: () => false }), done };
  };

  it('is sent to whoever stands, who goes on afterwards', async () => {
    const { acted, done } = await play(['super.before_cell_rows']);
    expect(acted).toEqual({ ends: [], goes: ['s1'] });
    await expect.poll(() => done).toEqual(['delete s1', 'end s1']);
  });

  it('is not sent where nobody stands', async () => {
    expect(await play(['super.on_receive'])).toEqual({ acted: { ends: ['s1'], goes: [] }, done: ['end s1'] });
  });
});

describe('what came of deletes amid a boot', () => {
  const judgement = (instanceUuid: string): Judgement =>
    ({
      results: [{ violations: [{ invariant: 'I26', instanceUuid, message: 'is back', cites: [] }] }],
    }) as unknown as Judgement;
  const played = (more: Partial<AmidPlayed>): AmidPlayed => ({
    ...{ point: 'super.on_receive', end: 'let go', stood: 'super-conductor', server: 's1', stuck: '' },
    ...more,
  });
  const outcome = (...all: Partial<AmidPlayed>[]) =>
    amidResults(all.map(played), judgement('s9')).find(({ point }) => point === 'super.on_receive')!.outcome;

  it('is the worse of both ends, and the last word where it was played again', () => {
    expect(outcome({}, { end: 'killed' })).toBe('ok');
    expect(outcome({}, { end: 'killed', server: 's9' })).toBe('violated');
    expect(outcome({ server: 's9' }, { end: 'killed', stuck: 'BUILD' })).toBe('stuck');
    expect(outcome({}, { end: 'killed', stood: '', server: '' })).toBe('missed');
    expect(outcome({}, { end: 'killed', stood: '', server: '' }, { end: 'killed' })).toBe('ok');
    expect(outcome({ stuck: 'BUILD' }, {})).toBe('stuck');
    expect(outcome()).toBe('elsewhere');
  });
});

import { systemClock } from '@cellflow/platform';
import { createFailpoints } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';
import type { ChaosCloud, ChaosService } from '../cloud/index.ts';
import { watchSteps } from './step-watch.ts';
import type { StepPlan } from './step-watch.ts';

/** Services with real failpoints and nothing else. */
function cloudOf(...ids: string[]) {
  const points = new Map(
    ids.map((id) => [
      id,
      createFailpoints({
        clock: systemClock,
        grip: { exit: () => undefined, kill: () => undefined, pause: null },
        errors: { codes: ['INTERNAL'], make: (_, message) => new Error(message) },
        tell: () => undefined,
      }),
    ]),
  );
  const services = ids.map((id) => {
    const own = points.get(id)!;
    const failpoints = {
      heldBy: (holder: string) => ({
        arm: async (text: string, ttlMs?: number) => own.arm(text, { ttlMs, holder }),
        disarm: async () => own.disarm(holder),
        status: async () => own.status(holder),
      }),
    };
    const name = id.replace(/^cell\d\./, '').replace(/\.\d$/, '');
    return { id, alias: id, name, failpoints, running: () => true } as unknown as ChaosService;
  });
  const pass = (id: string, instance: string, attempt = 1) => {
    const state = { is: 'stands' };
    const held = points.get(id)!.hit('conductor.after_unclaim', { instance, attempt });
    if (!held) state.is = 'through';
    void held?.then(() => (state.is = 'through'));
    return state;
  };
  return { cloud: { services } as unknown as ChaosCloud, pass };
}

const at = (reached: StepPlan['reached'], more: { nth?: number; conditions?: string } = {}): StepPlan => ({
  trigger: {
    ...{ by: 'step', point: 'conductor.after_unclaim', conditions: '', nth: 1, service: null },
    ...more,
  },
  reached,
});

describe('a program at a step', () => {
  it('stands there while something is done to it, and then goes on', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor');
    let letGo = () => {};
    const standing: unknown[] = [];
    const watch = await watchSteps(
      cloud,
      [
        at(async ({ service, facts }) => {
          standing.push([service.id, facts]);
          await new Promise<void>((resolve) => (letGo = resolve));
        }),
      ],
      { clock: systemClock },
    );
    const passed = pass('cell1.cell-conductor', 'i1');
    await expect.poll(() => standing).toEqual([['cell1.cell-conductor', { instance: 'i1', attempt: 1 }]]);
    expect(passed.is).toBe('stands');
    letGo();
    await expect.poll(() => passed.is).toBe('through');
    expect(pass('cell1.cell-conductor', 'i2').is).toBe('through');
    await watch.stop();
  });

  it('is the how-manieth of those that are meant, and each plan counts for itself', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor');
    const reached: string[] = [];
    const plan = (name: string, nth: number, conditions = '') =>
      at(async ({ facts }) => void reached.push(`${name} ${facts.instance}`), { nth, conditions });
    const watch = await watchSteps(cloud, [plan('second', 2), plan('retried', 1, '[attempt==2]')], {
      clock: systemClock,
    });
    expect(pass('cell1.cell-conductor', 'i1').is).toBe('through');
    const second = pass('cell1.cell-conductor', 'i2');
    await expect.poll(() => second.is).toBe('through');
    const third = pass('cell1.cell-conductor', 'i3', 2);
    await expect.poll(() => third.is).toBe('through');
    expect(reached).toEqual(['second i2', 'retried i3']);
    await watch.stop();
  });

  it('is the first of several replicas; the others are let by', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor', 'cell1.cell-conductor.1');
    const reached: string[] = [];
    const watch = await watchSteps(cloud, [at(async ({ service }) => void reached.push(service.id))], {
      clock: systemClock,
    });
    pass('cell1.cell-conductor.1', 'i1');
    await expect.poll(() => reached).toEqual(['cell1.cell-conductor.1']);
    expect(pass('cell1.cell-conductor', 'i2').is).toBe('through');
    await watch.stop();
  });

  it('is let go when the watch ends', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor');
    const watch = await watchSteps(cloud, [at(async () => undefined, { nth: 5 })], { clock: systemClock });
    await watch.stop();
    for (let hit = 0; hit < 6; hit += 1) expect(pass('cell1.cell-conductor', 'i1').is).toBe('through');
  });
});

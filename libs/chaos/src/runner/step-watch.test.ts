import { systemClock } from '@cellflow/platform';
import { createFailpoints } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';
import type { ChaosCloud, ChaosService } from '../cloud/index.ts';
import { watchSteps } from './step-watch.ts';
import type { StepPlan } from './step-watch.ts';

/** Services with real failpoints and nothing else. */
function cloudOf(...ids: string[]) {
  const newStart = () =>
    createFailpoints({
      clock: systemClock,
      grip: { exit: () => undefined, kill: () => undefined, pause: null },
      errors: { codes: ['INTERNAL'], make: (_, message) => new Error(message) },
      tell: () => undefined,
    });
  const points = new Map(ids.map((id) => [id, newStart()]));
  const deaf = new Set<string>();
  const services = ids.map((id) => {
    const own = () => points.get(id)!;
    const answer = <T>(it: () => T): Promise<T> =>
      deaf.has(id) ? new Promise(() => undefined) : Promise.resolve().then(it);
    const failpoints = {
      status: () => answer(() => own().status()),
      heldBy: (holder: string) => ({
        arm: (text: string, ttlMs?: number) => answer(() => own().arm(text, { ttlMs, holder })),
        disarm: () => answer(() => own().disarm(holder)),
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
  const restart = (id: string) => void points.set(id, newStart());
  const hits = (id: string) =>
    points
      .get(id)!
      .status()
      .rules.map((rule) => rule.hits);
  return { cloud: { services } as unknown as ChaosCloud, services, pass, restart, hits, deaf };
}

const at = (
  reached: StepPlan['reached'],
  more: { nth?: number; conditions?: string; service?: string } = {},
): StepPlan => ({
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

  it('is passed over where it was the wrong one: the next is waited for, at every replica', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor', 'cell1.cell-conductor.1');
    const reached: unknown[] = [];
    const plan = at(
      async ({ facts }) => {
        reached.push(facts.instance);
        return facts.instance === 'i4';
      },
      { nth: 2 },
    );
    const watch = await watchSteps(cloud, [plan], { clock: systemClock });
    pass('cell1.cell-conductor', 'i1');
    const second = pass('cell1.cell-conductor', 'i2');
    await expect.poll(() => second.is).toBe('through');
    const third = pass('cell1.cell-conductor', 'i3');
    await expect.poll(() => third.is).toBe('through');
    await expect.poll(() => pass('cell1.cell-conductor.1', 'i4').is).toBe('stands');
    await expect.poll(() => reached).toEqual(['i2', 'i3', 'i4']);
    await watch.stop();
    expect(pass('cell1.cell-conductor', 'i5').is).toBe('through');
  });

  it('is let go when the watch ends', async () => {
    const { cloud, pass } = cloudOf('cell1.cell-conductor');
    const watch = await watchSteps(cloud, [at(async () => undefined, { nth: 5 })], { clock: systemClock });
    await watch.stop();
    for (let hit = 0; hit < 6; hit += 1) expect(pass('cell1.cell-conductor', 'i1').is).toBe('through');
  });

  it('is counted on where another fault is healed meanwhile, and who stands there is still seen', async () => {
    const { cloud, services, pass } = cloudOf('cell1.cell-conductor');
    const reached: unknown[] = [];
    const watch = await watchSteps(
      cloud,
      [at(async ({ facts }) => void reached.push(facts.instance), { nth: 2 })],
      {
        clock: systemClock,
      },
    );
    pass('cell1.cell-conductor', 'i1');
    await watch.rearm(services[0]!);
    const second = pass('cell1.cell-conductor', 'i2');
    expect(second.is).toBe('stands');
    await watch.rearm(services[0]!);
    await expect.poll(() => second.is).toBe('through');
    expect(reached).toEqual(['i2']);
    await watch.stop();
  });

  it('is counted on where a service has started anew', async () => {
    const { cloud, services, pass, restart, hits } = cloudOf('cell1.cell-conductor');
    const reached: unknown[] = [];
    const plans = [1, 4].map((nth) =>
      at(async ({ facts }) => void reached.push(facts.instance), { nth, conditions: `[attempt==${nth}]` }),
    );
    const watch = await watchSteps(cloud, plans, { clock: systemClock });
    for (const instance of ['i1', 'i2', 'i3']) pass('cell1.cell-conductor', instance, 4);
    const first = pass('cell1.cell-conductor', 'i4', 1);
    await expect.poll(() => first.is).toBe('through');
    restart('cell1.cell-conductor');
    await watch.rearm(services[0]!);
    expect(hits('cell1.cell-conductor')).toEqual([0]);
    const fourth = pass('cell1.cell-conductor', 'i5', 4);
    expect(fourth.is).toBe('stands');
    await expect.poll(() => fourth.is).toBe('through');
    expect(reached).toEqual(['i4', 'i5']);
    await watch.stop();
  });

  it('is seen while another service does not answer', async () => {
    const { cloud, pass, deaf } = cloudOf('cell1.cell-conductor', 'cell2.cell-conductor');
    const reached: string[] = [];
    const plans = cloud.services.map(({ id }) =>
      at(async ({ service }) => void reached.push(service.id), { service: id }),
    );
    await watchSteps(cloud, plans, { clock: systemClock });
    deaf.add('cell1.cell-conductor');
    pass('cell2.cell-conductor', 'i1');
    await expect.poll(() => reached).toEqual(['cell2.cell-conductor']);
  });
});

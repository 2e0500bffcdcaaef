import { createPlatform, seededRandom } from '@cellflow/platform';
import { handClock } from '@cellflow/platform/testing';
import { describe, expect, it } from 'vitest';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import { killAll } from './kill-all.ts';

/** A cloud in which nothing is ready before everything is started. */
function darkCloud(seed: number) {
  const clock = handClock();
  const started: { name: string; atMs: number }[] = [];
  const up = new Set(['broker', 'store', 'api', 'scheduler', 'placement', 'cell1-conductor']);
  const all = up.size;
  let light: () => void = () => undefined;
  const everythingIsUp = new Promise<void>((resolve) => (light = resolve));
  const thing = (name: string) => ({
    ...{ alias: name, untilReady: () => everythingIsUp },
    get running() {
      return up.has(name);
    },
    kill: () => Promise.resolve(void up.delete(name)),
    start() {
      up.add(name);
      started.push({ name, atMs: clock.monotonic() });
      if (up.size === all) light();
      return everythingIsUp;
    },
  });
  const server = (name: string) => {
    const program = thing(name);
    return { program: () => Object.assign(program, { restart: program.start }) };
  };
  const services = ['api', 'scheduler', 'placement', 'cell1-conductor'].map((name) => {
    const { alias, kill, start, untilReady } = thing(name);
    return { alias, kill, start, untilReady, running: () => up.has(name) };
  });
  const platform = createPlatform({ clock, random: seededRandom(seed) });
  const cloud = { platform, services, broker: server('broker'), store: server('store') };
  return { cloud: cloud as unknown as ChaosCloud, clock, started, up };
}

async function cutPower(seed: number) {
  const { cloud, clock, started, up } = darkCloud(seed);
  const fault = await killAll.inject(cloud, { servers: true });
  expect([...up]).toEqual([]);
  const healed = fault.heal();
  for (let ms = 0; ms < 3000; ms += 50) await clock.advance(50);
  await healed;
  return { order: started.map(({ name }) => name), started, effect: await fault.effect() };
}

describe('kill-all', () => {
  it('starts servers and services in one order, a moment apart, and none waits for another to be ready', async () => {
    const { order, started, effect } = await cutPower(1);
    expect(effect).toEqual({
      ...{ bit: true, measure: 6 },
      text: `6 processes killed; the order of their starts: ${order.join(', ')}`,
    });
    const times = started.map(({ atMs }) => atMs);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(3000);
    expect(new Set(times).size).toBeGreaterThan(3);
  });

  it('draws the order from its chance: the same seed, the same order; and a server is not always first', async () => {
    expect((await cutPower(7)).order).toEqual((await cutPower(7)).order);
    const first = await Promise.all([1, 2, 3, 4, 5, 6].map(async (seed) => (await cutPower(seed)).order[0]));
    expect(first.filter((name) => name !== 'broker' && name !== 'store').length).toBeGreaterThan(0);
    expect(new Set(first).size).toBeGreaterThan(1);
  });
});

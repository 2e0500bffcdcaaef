import type { ServiceHandle } from '@cellflow/stack';
import { TestCloud } from '@cellflow/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventory, modes, untilSound } from './clouds.ts';

/** Builds take a while and some fail, so that a restart meets every step of the flow. */
const profile = {
  hosts: [
    {
      name: '{cell}-h{n}',
      count: 10,
      inventory: { ...inventory, VCPU: 64 },
      behaviour: { spawnMs: { min: 20, max: 250 }, failures: [{ probability: 0.2 }] },
    },
  ],
};

const services = [
  'api',
  'super-conductor',
  'scheduler',
  'placement',
  'cell1.cell-conductor',
  'cell1.fake-compute',
] as const;

/** Boots and deletes without a pause until told to stop; what the API did not accept is asked again. */
function startLoad(cloud: TestCloud, round: string) {
  const accepted: string[] = [];
  let running = true;
  let refused = 0;
  const client = async (number: number) => {
    for (let turn = 0; running; turn++) {
      const idempotencyKey = `${round}-${number}-${turn}`;
      for (;;) {
        try {
          accepted.push(...(await cloud.boot(1, { name: `load-${number}`, idempotencyKey })));
          break;
        } catch {
          refused++;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
      if (turn % 4 === 3) {
        const [victim] = accepted.splice(Math.floor(accepted.length / 2), 1);
        if (victim) await untilAccepted(() => cloud.delete(victim));
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  const clients = Array.from({ length: 4 }, (_, number) => client(number));
  return {
    accepted,
    refusals: () => refused,
    async stop() {
      running = false;
      await Promise.all(clients);
    },
  };
}

async function untilAccepted(act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await act();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function underLoad(cloud: TestCloud, id: string, disturb: (service: ServiceHandle) => Promise<void>) {
  const load = startLoad(cloud, id);
  try {
    await cloud.waitFor(
      () => load.accepted.length,
      (count) => count >= 8,
      { what: 'the load' },
    );
    await disturb(cloud.service(id));
    await pause(300);
  } finally {
    await load.stop();
  }
  await cloud.settled(load.accepted, { timeoutMs: 60_000 });
  await untilSound(cloud, { timeoutMs: 45_000, what: `a sound cloud after ${id}` });
}

const limits = { leaseMs: 3000, buildTimeoutMs: 10_000 };

describe('SIGKILL under load, on processes', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start({ on: 'processes', cells: 2, profile, ...limits });
  });
  afterAll(() => cloud?.[Symbol.asyncDispose]());

  it.each(services)('of %s loses no request and leaves nothing behind', async (id) => {
    await underLoad(cloud, id, async (service) => {
      const before = service.pid;
      await service.kill();
      expect(service.running()).toBe(false);
      await pause(2000);
      await service.start();
      expect(service.pid).not.toBe(before);
    });
  });
});

describe.each(modes)('a graceful restart under load, on %s', (on) => {
  it('of each service in turn loses nothing', async () => {
    await using cloud = await TestCloud.start({ on, cells: 2, profile, ...limits });
    for (const id of services) {
      await underLoad(cloud, id, async (service) => {
        await service.stop();
        await service.start();
      });
    }
  });
});

import { pointNames, points } from '@cellflow/failpoints';
import type { Facts, PointName } from '@cellflow/failpoints';
import { createPlatform, systemClock } from '@cellflow/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from './embedded.ts';
import { createRestClient } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';
import { findService } from './stack.ts';
import type { Stack } from './stack.ts';

const inventory = { VCPU: 16, MEMORY_MB: 32_768, DISK_GB: 500 };
const zone = (name: string, behaviour: object, count = 2) => ({
  ...{ name: `${name}{n}`, count, inventory, availabilityZone: name, behaviour },
});
const hosts = [
  zone('good', { spawnMs: 1 }),
  zone('moody', { failures: [{ attempts: [1] }] }),
  zone('bad', { failures: [{ probability: 1 }] }),
];
const cells = [{ name: 'cell1', computes: [{ service: 'cell1-compute', profile: { hosts } }] }];

interface Pass extends Facts {
  readonly name: PointName;
}

describe('the points of a cloud in which nothing is broken', () => {
  const passes: Pass[] = [];
  const failpoints = {
    armed: true,
    hit: (name: PointName, facts?: Facts) => void passes.push({ name, ...facts }),
  };
  let skewMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + skewMs };
  let stack: Stack;
  let rest: RestClient;

  beforeAll(async () => {
    stack = await startEmbedded({ cells, platform: createPlatform({ clock, failpoints }) });
    rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
  });
  afterAll(() => stack.stop());

  /** Boots one server in a zone and waits for how it ends. */
  async function boot(availabilityZone: string, end: string): Promise<string> {
    const image = '70a599e0-31e7-49b7-b260-868f441e862b';
    const [id = ''] = await rest.boot({ name: 's', flavor: '1', image, zone: availabilityZone });
    await expect.poll(async () => (await rest.show(id))?.status, { timeout: 10_000 }).toBe(end);
    return id;
  }

  /** The points of one service that a server passed, in order, with the attempt where it is known. */
  const pathOf = (id: string, service: string) =>
    passes
      .filter(({ name, instance }) => instance === id && name.startsWith(`${service}.`))
      .map(({ name, attempt }) => name.slice(service.length + 1) + (attempt ? ` ${attempt}` : ''));

  it('are passed in the order of the flow by a server that is retried once', async () => {
    const id = await boot('moody', 'ACTIVE');
    await expect.poll(() => pathOf(id, 'compute').at(-1)).toBe('after_finish 2');
    expect(pathOf(id, 'api').slice(0, 3)).toEqual(['before_persist', 'after_persist', 'before_cast']);
    expect(pathOf(id, 'super')).toEqual([
      ...['on_receive', 'before_select', 'after_select', 'before_cell_rows', 'after_cell_rows'],
      ...['before_mapping', 'after_mapping', 'before_cast 1', 'after_cast 1', 'before_ack'],
    ]);
    expect(pathOf(id, 'scheduler')).toEqual([
      ...['on_receive', 'before_claim 1', 'after_claim 1', 'before_reply'],
    ]);
    expect(pathOf(id, 'compute')).toEqual([
      ...['on_receive 1', 'before_begin 1', 'after_begin 1'],
      ...['after_cleanup 1', 'before_report 1', 'after_report 1'],
      ...['on_receive 2', 'before_begin 2', 'after_begin 2'],
      ...['before_spawn 2', 'after_spawn 2', 'before_finish 2', 'after_finish 2'],
    ]);
    expect(pathOf(id, 'conductor')).toEqual([
      ...['on_begin 1', 'after_begin 1', 'on_report 1', 'before_fail 1', 'after_fail 1'],
      ...['before_unclaim 1', 'after_unclaim 1', 'before_claim 2', 'after_claim 2'],
      ...['before_record 2', 'after_record 2', 'before_cast 2', 'after_cast 2', 'before_ack 1'],
      ...['on_begin 2', 'after_begin 2', 'on_finish 2', 'after_finish 2'],
    ]);
    expect(pathOf(id, 'placement')).toEqual([
      ...['on_claim 1', 'after_claim 1', 'on_unclaim 1', 'after_unclaim 1', 'on_claim 2', 'after_claim 2'],
    ]);
  });

  it('are passed by a server whose hosts all fail, and by its delete, which nobody else has to do', async () => {
    const id = await boot('bad', 'ERROR');
    const last = ['before_unclaim 2', 'after_unclaim 2', 'before_bury 2', 'after_bury 2', 'before_ack 2'];
    await expect.poll(() => pathOf(id, 'conductor').slice(-5)).toEqual(last);
    const booted = pathOf(id, 'api').length;
    await rest.remove(id);
    await expect.poll(() => pathOf(id, 'api').at(-1)).toBe('after_delete_done');
    expect(pathOf(id, 'api').slice(booted)).toEqual([
      ...['on_delete', 'before_tombstone', 'after_tombstone', 'after_mark_deleting 2'],
      ...['before_release', 'after_release', 'after_delete_row 2', 'before_delete_done', 'after_delete_done'],
    ]);
  });

  it('are passed by a server without a host', async () => {
    const id = await boot('nowhere', 'ERROR');
    await expect.poll(() => pathOf(id, 'super').at(-1)).toBe('before_ack');
    expect(pathOf(id, 'super')).toEqual([
      ...[
        'on_receive',
        'before_select',
        'after_select',
        'before_bury',
        'before_cell_rows',
        'after_cell_rows',
      ],
      ...['before_mapping', 'after_mapping', 'before_release', 'after_release', 'before_ack'],
    ]);
  });

  it('are passed by a delete that a compute has to do, down to the relay that ends it', async () => {
    const id = await boot('good', 'ACTIVE');
    const service = findService(stack, 'cell1.fake-compute');
    await service.stop();
    await service.start();
    const before = { compute: pathOf(id, 'compute').length, conductor: pathOf(id, 'conductor').length };
    await rest.remove(id);
    await expect.poll(() => pathOf(id, 'compute').at(-1)).toMatch(/^after_terminated/);
    expect(pathOf(id, 'compute').slice(before.compute)).toEqual([
      ...['on_terminate', 'before_destroy 1', 'after_destroy 1', 'before_terminated 1', 'after_terminated 1'],
    ]);
    expect(pathOf(id, 'conductor').slice(before.conductor)).toEqual([
      ...['on_terminated', 'before_release', 'after_release', 'after_delete'],
    ]);
    skewMs += 60_000;
    await expect.poll(() => pathOf(id, 'api').at(-1), { timeout: 10_000 }).toBe('after_delete_done');
    expect(pathOf(id, 'api').slice(-6)).toEqual([
      ...['after_mark_deleting 1', 'before_terminate_cast 1', 'after_terminate_cast 1'],
      ...['relay_on_entry', 'before_delete_done', 'after_delete_done'],
    ]);
  });

  it('are all reached by these stories but for those that need a fault', () => {
    const reached = new Set(passes.map(({ name }) => name));
    const never = pointNames.filter((name) => !reached.has(name));
    expect(never).toEqual(pointNames.filter((name) => points[name].onlyUnderFaults));
  });
});

describe('failpoints of a cloud in one process', () => {
  async function start() {
    const hits: string[] = [];
    const stack = await startEmbedded({
      ...{ cells, faults: true },
      onFailpoint: (service, { point, number, action }) =>
        void hits.push(`${service} ${point} ${number} ${action}`),
    });
    const rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
    const boot = async (zoneName: string) => {
      const image = '70a599e0-31e7-49b7-b260-868f441e862b';
      return (await rest.boot({ name: 's', flavor: '1', image, zone: zoneName }))[0]!;
    };
    const ends = (id: string) =>
      expect.poll(async () => (await rest.show(id))?.status, { timeout: 10_000 }).toBe('ACTIVE');
    return { stack, hits, boot, ends };
  }

  it('end the service that passes one, as if it had crashed, and the next start takes its work up', async () => {
    const { stack, hits, boot, ends } = await start();
    try {
      const conductor = findService(stack, 'cell1.cell-conductor');
      await conductor.failpoints.arm('conductor.after_unclaim[attempt==1]=exit');
      const id = await boot('moody');
      await expect.poll(() => conductor.running()).toBe(false);
      expect(hits).toEqual(['cell1.cell-conductor conductor.after_unclaim 1 exit']);
      expect((await conductor.failpoints.status()).rules).toMatchObject([{ hits: 1, acted: 1 }]);
      await expect(conductor.failpoints.arm('conductor.on_report=exit')).rejects.toThrow('is down');
      await conductor.start();
      await ends(id);
      expect(hits).toHaveLength(1);
    } finally {
      await stack.stop();
    }
  });

  it('hold it until they are disarmed, and cannot pause one service of several', async () => {
    const { stack, hits, boot, ends } = await start();
    try {
      const scheduler = findService(stack, 'scheduler');
      await expect(scheduler.failpoints.arm('scheduler.on_receive=pause')).rejects.toThrow(
        'shares its process',
      );
      await scheduler.failpoints.arm('scheduler.on_receive=hang', 60_000);
      const id = await boot('good');
      await expect.poll(() => hits).toEqual(['scheduler scheduler.on_receive 1 hang']);
      await scheduler.failpoints.disarm();
      await ends(id);
    } finally {
      await stack.stop();
    }
  });

  it('are not there unless they are wanted', async () => {
    const stack = await startEmbedded({ cells });
    await expect(findService(stack, 'api').failpoints.status()).rejects.toThrow(
      'start the stack with faults',
    );
    await stack.stop();
  });
});

import { systemClock } from '@cellflow/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultCells } from './cells.ts';
import { startEmbedded } from './embedded.ts';
import type { EmbeddedOptions } from './embedded.ts';
import { mergeHistories, readHistory } from './history.ts';
import type { Observation } from './observe.ts';
import { createRestClient } from './rest-client.ts';
import { findService, storesOf } from './stack.ts';
import type { Stack } from './stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

async function start(options: Partial<EmbeddedOptions> = {}) {
  stack = await startEmbedded({ cells: defaultCells(), ...options });
  const rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
  const boot = async () => {
    const [id = ''] = await rest.boot({
      name: 's',
      flavor: '1',
      image: '70a599e0-31e7-49b7-b260-868f441e862b',
    });
    return id;
  };
  const active = (id: string) =>
    expect.poll(async () => (await rest.show(id))?.status, { timeout: 10_000 }).toBe('ACTIVE');
  return { stack, rest, boot, active };
}

const historyOf = async (of: Stack, id: string) =>
  mergeHistories(await Promise.all(storesOf(of).map((each) => readHistory(each, id)))).map(
    ({ event }) => event,
  );

describe('a cloud in one process', () => {
  it('is ready with every service of two cells, and boots a server', async () => {
    const { stack, boot, active } = await start();
    expect(stack.services().map(({ id }) => id)).toEqual([
      ...['placement', 'scheduler', 'super-conductor'],
      ...['cell1.cell-conductor', 'cell1.fake-compute', 'cell2.cell-conductor', 'cell2.fake-compute'],
      'api',
    ]);
    const id = await boot();
    await active(id);
    const [guest] = await stack.guests();
    expect(guest).toMatchObject({ instanceUuid: id, attempt: 1 });
    const events = await historyOf(stack, id);
    const milestones = events.map(({ type }) => type).filter((type) => type !== 'build.state');
    expect(milestones.filter((type) => type !== 'outbox.sent')).toEqual([
      ...['server.accepted', 'allocation.claimed', 'instance.created', 'server.scheduled'],
      ...['build.begun', 'build.succeeded'],
    ]);
    const created = events.find(({ type }) => type === 'instance.created');
    expect(created?.detail).toMatchObject({ offered: '40', alternates: expect.stringMatching(/^\S+, \S+$/) });
  });

  it('tells its observer requests and writes in the order they happen', async () => {
    const seen: string[] = [];
    const observe = (each: Observation) =>
      void seen.push(each.kind === 'message' ? each.message.method.split('/')[1]! : each.event.type!);
    const { boot, active } = await start({ observe });
    seen.length = 0;
    await active(await boot());
    const steps = ['server.accepted', 'SelectDestinations', 'allocation.claimed', 'instance.created'];
    const wanted = [...steps, 'server.scheduled', 'BuildAndRunInstance', 'build.begun', 'build.succeeded'];
    expect(seen.filter((step) => wanted.includes(step))).toEqual(wanted);
  });

  it.each(['super-conductor', 'scheduler', 'placement', 'cell1.cell-conductor', 'cell1.fake-compute', 'api'])(
    'builds again after %s was killed and started',
    async (id) => {
      const { stack, boot, active } = await start({ cells: defaultCells({ cells: 1 }) });
      const service = findService(stack, id);
      await service.kill();
      expect(service.running()).toBe(false);
      await service.start();
      expect(service.running()).toBe(true);
      await active(await boot());
    },
  );

  it('runs replicas of what may have them', async () => {
    const { stack, boot, active } = await start({ replicas: { scheduler: 2, 'cell-conductor': 2 } });
    expect(findService(stack, 'scheduler.1').replica).toBe(1);
    expect(findService(stack, 'cell2.cell-conductor.1').cell).toBe('cell2');
    await active(await boot());
    expect(() => findService(stack, 'nosuch')).toThrow(/no service is called nosuch; there are placement, /);
  });

  it('serves the Placement API by every replica of placement, each found again where it was', async () => {
    const { stack } = await start({ replicas: { placement: 2 } });
    const hosts = (url: string) =>
      fetch(`${url}/resource_providers`, { headers: { 'x-auth-token': stack.token } }).then(
        async (answer) => ((await answer.json()) as { resource_providers: unknown[] }).resource_providers,
      );
    const [first, second] = stack.placementUrls as [string, string];
    expect(new Set([first, second, stack.apiUrl]).size).toBe(3);
    expect(await hosts(first)).toHaveLength(40);
    await findService(stack, 'placement.1').kill();
    await expect(fetch(second)).rejects.toThrow();
    await findService(stack, 'placement.1').start();
    expect(await hosts(second)).toHaveLength(40);
  });

  it('serves the API by every replica, which are one', async () => {
    const { stack } = await start({ replicas: { api: 2 } });
    const clients = stack.apiUrls.map((endpoint) => createRestClient({ endpoint, token: stack.token }));
    expect(new Set(stack.apiUrls).size).toBe(2);
    const request = { name: 'once', flavor: '1', image: '70a599e0-31e7-49b7-b260-868f441e862b' };
    const ids = await Promise.all(clients.map((each) => each.boot({ ...request, idempotencyKey: 'k' })));
    expect(ids[0]).toEqual(ids[1]);
  });

  it('refuses to freeze what is no process', async () => {
    const { stack } = await start();
    expect(() => findService(stack, 'api').freeze()).toThrow('start the stack as processes');
  });

  it('is up again on the same port after it was stopped', async () => {
    const first = await start();
    const port = Number(new URL(first.stack.apiUrl).port);
    await first.stack.stop();
    const began = systemClock.monotonic();
    const { boot, active } = await start({ apiPort: port });
    expect(systemClock.monotonic() - began).toBeLessThan(5000);
    await active(await boot());
  });
});

import { BuildAndRunInstanceRequest, Compute } from '@cellflow/contracts-cell';
import { Envelope, Frame } from '@cellflow/contracts-common';
import { createPlatform, silentLogger } from '@cellflow/platform';
import { connectAmqp, encodeMessages, RpcError } from '@cellflow/rpc';
import type { Delivery, Transport } from '@cellflow/rpc';
import { provideServers } from '@cellflow/stack';
import type { ResolvedCell, Servers } from '@cellflow/stack';
import { connectRedisStore } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { buildTopology, queues, routes, users, vhosts } from '@cellflow/topology';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serversToBreak } from './chaos-broken.ts';

const platform = createPlatform();
const cell = 'cell1';
const computes = [
  { service: 'c1', hosts: ['h1'] },
  { service: 'c2', hosts: ['h2'] },
];
const topology = buildTopology([{ name: cell, computes }]);
const cells = [
  {
    name: cell,
    computes: computes.map((each) => ({ ...each, hosts: each.hosts.map((name) => ({ name })) })),
  },
] as unknown as ResolvedCell[];

let servers: Servers;
let broken: ReturnType<typeof serversToBreak>;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  // Most of these faults are done to the programs.
  servers = await provideServers({ topology, env: { ...process.env, CELLFLOW_SERVERS: 'programs' } });
  broken = serversToBreak(servers, platform, { cells });
});
afterAll(() => servers?.stop());
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  const unsettled = [...broken.open];
  broken.open.clear();
  expect(unsettled).toEqual([]);
});

async function connect(user: string, on = platform): Promise<Transport> {
  const transport = await connectAmqp({ url: servers.brokerUrl(user, vhosts.cell(cell)), platform: on });
  open.push(transport);
  return transport;
}

const ready = (transport: Transport) =>
  expect.poll(() => transport.readiness(), { timeout: 30_000 }).toBeNull();
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof RpcError ? error.code : String(error)),
  );

describe('faults of messages', () => {
  let conductor: Transport;
  let compute: Transport;
  let seen: Delivery[];
  const texts = () => seen.map(({ body }) => String(Buffer.from(body)));

  beforeEach(async () => {
    [conductor, compute, seen] = [
      await connect(users.cellConductor(cell)),
      await connect(users.compute(cell)),
      [],
    ];
    await conductor.subscribe(queues.conductorCasts, { prefetch: 10 }, (delivery) => {
      seen.push(delivery);
      delivery.ack();
    });
  });

  const route = routes.conductor({ name: 'BuildInstances', kind: 'cast' });
  const cast = (text: string) =>
    compute.publish({ route, body: Buffer.from(text), durable: true, messageId: text });

  it('duplicate: twice, with the sender’s name and key on both; once again when it is healed', async () => {
    const fault = await broken.inject('duplicate', { queue: 'cell1/conductor', times: 1 });
    await cast('a');
    await cast('b');
    await expect.poll(() => texts().sort()).toEqual(['a', 'a', 'b']);
    const one = { userId: 'cell1-compute', routingKey: route.routingKey, messageId: 'a', redelivered: false };
    expect(seen.filter(({ messageId }) => messageId === 'a')).toMatchObject([one, one]);
    expect(await fault.left()).toEqual([expect.stringMatching(/^chaos\.conductor\..* stands in for/)]);
    expect(await fault.heal()).toEqual({
      bit: true,
      measure: 1,
      text: '1 messages delivered twice, 1 let through',
    });
    expect(await fault.left()).toEqual([]);
    await cast('c');
    await expect.poll(() => texts().filter((text) => text === 'c')).toHaveLength(1);
  });

  it('hold: until it is healed; its senders are confirmed all the same', async () => {
    const fault = await broken.inject('hold', { queue: 'cell1/conductor' });
    await Promise.all(['a', 'b'].map(cast));
    await expect.poll(async () => (await fault.effect()).measure).toBe(2);
    expect(texts()).toEqual([]);
    await fault.heal();
    await expect.poll(() => texts().sort()).toEqual(['a', 'b']);
  });

  it('hold: released by a stranger, with nothing but the journal', async () => {
    const fault = await broken.inject('hold', { queue: 'cell1/conductor' });
    await cast('a');
    await expect.poll(async () => (await fault.effect()).measure).toBe(1);
    await fault.healByRemedies();
    expect(await fault.left()).toEqual([]);
    await cast('b');
    await expect.poll(texts).toContain('b');
    await fault.heal();
  });

  it('hold, for a time; reorder, so many at a time', async () => {
    const hold = await broken.inject('hold', { queue: 'cell1/conductor', for: '50ms' });
    await cast('a');
    await expect.poll(texts).toEqual(['a']);
    await hold.heal();
    const reorder = await broken.inject('reorder', { queue: 'cell1/conductor', window: 3 });
    for (const text of ['b', 'c', 'd', 'e']) await cast(text);
    await expect.poll(texts).toEqual(['a', 'd', 'c', 'b', 'e']);
    expect(await reorder.heal()).toMatchObject({ bit: true, measure: 4 });
  });

  it('truncate and poison: other bytes arrive', async () => {
    const truncate = await broken.inject('truncate', { queue: 'cell1/conductor' });
    await cast('abcd');
    await expect.poll(texts).toEqual(['ab']);
    await truncate.heal();
    const poison = await broken.inject('poison', { queue: 'cell1/conductor', as: 'nested' });
    await cast('efgh');
    await expect.poll(() => seen[1]?.body.length).toBe(21_000);
    expect(await poison.heal()).toMatchObject({ bit: true, measure: 1 });
  });

  it('drop-reply: the call is carried out, its answer is lost and counted', async () => {
    const asked: string[] = [];
    await conductor.subscribe(queues.conductorCalls, { prefetch: 10 }, (delivery) => {
      asked.push(String(Buffer.from(delivery.body)));
      conductor.reply(delivery.replyTo!, Buffer.from('answer'));
      delivery.ack();
    });
    const answers: string[] = [];
    compute.onReply((body) => void answers.push(String(Buffer.from(body))));
    const callRoute = routes.conductor({ name: 'BeginBuild', kind: 'call' });
    const call = (text: string) =>
      compute.publish({
        route: callRoute,
        body: Buffer.from(text),
        durable: false,
        messageId: text,
        wantsReply: true,
      });
    const fault = await broken.inject('drop-reply', { queue: 'cell1/conductor.calls' });
    await call('a');
    await expect.poll(async () => (await fault.effect()).measure).toBe(1);
    await fault.heal();
    await call('b');
    await expect.poll(() => answers).toEqual(['answer']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('rewrite-host: the build goes to its host, and to one that was not chosen', async () => {
    const builds: string[] = [];
    for (const { service } of computes) {
      await compute.subscribe(queues.compute(service), { prefetch: 10 }, (delivery) => {
        const { host } = BuildAndRunInstanceRequest.decode(Frame.decode(delivery.body).messages[0]!.body);
        builds.push(`${service} builds for ${host}`);
        delivery.ack();
      });
    }
    const fault = await broken.inject('rewrite-host', { queue: 'cell1/compute.c1', host: 'h2' });
    const { path: method } = Compute.methods.buildAndRunInstance;
    const body = BuildAndRunInstanceRequest.encode(BuildAndRunInstanceRequest.create({ host: 'h1' }));
    const frame = encodeMessages([Envelope.create({ method, body })]);
    await conductor.publish({ route: routes.compute('h1'), body: frame, durable: true, messageId: 'm' });
    await expect.poll(() => builds.sort()).toEqual(['c1 builds for h1', 'c2 builds for h2']);
    expect(await fault.heal()).toMatchObject({ bit: true, measure: 1 });
  });

  it('refuses a queue that is nobody’s', async () => {
    await expect(broken.inject('hold', { queue: 'cell1/conduct' })).rejects.toThrow(
      /there is no queue "cell1\/conduct"; near are cell1\/conductor/,
    );
  });
});

describe('faults of the broker', () => {
  const route = routes.conductor({ name: 'BuildInstances', kind: 'cast' });
  const cast = (transport: Transport, text = 'a') =>
    transport.publish({ route, body: Buffer.from(text), durable: true, messageId: text });
  const waiting = async (transport: Transport) => (await transport.backlog(queues.conductorCasts)).waiting;
  const empty = () =>
    servers.admin.management.request('DELETE', `/api/queues/${cell}/${queues.conductorCasts}/contents`);
  afterEach(empty);

  it.each(['memory-alarm', 'disk-alarm'])(
    '%s: whoever publishes is blocked, until it is healed',
    async (kind) => {
      const compute = await connect(users.compute(cell));
      const fault = await broken.inject(kind);
      expect(await fault.left()).toHaveLength(1);
      await codeOf(cast(compute));
      await expect.poll(() => compute.readiness()).toMatch(/block/);
      expect(await fault.heal()).toMatchObject({ bit: true });
      expect(await fault.left()).toEqual([]);
      await ready(compute);
      expect(await codeOf(cast(compute, 'b'))).toBe('done');
    },
    120_000,
  );

  it('memory-alarm: two that overlap leave the broker as it was', async () => {
    const compute = await connect(users.compute(cell));
    const [first, second] = [await broken.inject('memory-alarm'), await broken.inject('memory-alarm')];
    await first.heal();
    await second.heal();
    expect([await first.left(), await second.left()]).toEqual([[], []]);
    await ready(compute);
    expect(await codeOf(cast(compute, 'b'))).toBe('done');
  }, 120_000);

  it('memory-alarm: who is blocked gets no answer, waits for none, and can close', async () => {
    const compute = await connect(users.compute(cell));
    const fault = await broken.inject('memory-alarm');
    const [sent, asked] = [codeOf(cast(compute)), codeOf(compute.backlog(queues.conductorCasts))];
    expect(await asked).toBe('UNAVAILABLE');
    await compute.close();
    expect(await sent).toBe('UNAVAILABLE');
    await fault.heal();
  });

  it('what is done by its own means waits for a broker that is coming up', async () => {
    const killed = await broken.inject('broker-kill', { restart: '0ms' });
    const faults = await Promise.all([
      broken.inject('duplicate', { queue: 'cell1/conductor' }),
      broken.inject('memory-alarm'),
    ]);
    await killed.heal();
    for (const fault of faults) await fault.heal();
    for (const fault of faults) expect(await fault.left()).toEqual([]);
  }, 120_000);

  it('queue-deleted: casts are unroutable, until it is there again', async () => {
    const compute = await connect(users.compute(cell));
    const fault = await broken.inject('queue-deleted', { queue: 'cell1/conductor' });
    expect(await codeOf(cast(compute))).toBe('UNROUTABLE');
    expect(await fault.left()).toEqual(['the broker has no queue conductor of cell1']);
    expect(await fault.heal()).toEqual({ bit: true, measure: 1, text: '1 queue deleted' });
    expect(await codeOf(cast(compute))).toBe('done');
    expect(await fault.left()).toEqual([]);
  });

  it('queue-deleted: whoever takes from it tries again and again, and takes from it when it is back', async () => {
    let tries = 0;
    const logger = { ...silentLogger, warn: () => void (tries += 1) };
    const [conductor, compute] = [
      await connect(users.cellConductor(cell), createPlatform({ logger })),
      await connect(users.compute(cell)),
    ];
    const seen: string[] = [];
    await conductor.subscribe(queues.conductorCasts, { prefetch: 10 }, (delivery) => {
      seen.push(delivery.messageId);
      delivery.ack();
    });
    const fault = await broken.inject('queue-deleted', { queue: 'cell1/conductor' });
    await expect.poll(() => tries, { timeout: 10_000 }).toBeGreaterThan(2);
    await fault.heal();
    expect(await codeOf(cast(compute, 'back'))).toBe('done');
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['back']);
    expect(conductor.readiness()).toBeNull();
  });

  it('credentials-revoked: its connections close, until it may come in again', async () => {
    const compute = await connect(users.compute(cell));
    const fault = await broken.inject('credentials-revoked', { user: 'cell1-compute' });
    await expect.poll(() => compute.readiness(), { timeout: 10_000 }).not.toBeNull();
    expect(await fault.left()).toEqual(['the broker has no user cell1-compute']);
    expect(await fault.heal()).toMatchObject({ bit: true });
    await ready(compute);
    expect(await codeOf(cast(compute))).toBe('done');
  }, 60_000);

  it('broker-restart: confirmed casts are still there', async () => {
    const compute = await connect(users.compute(cell));
    await cast(compute);
    const fault = await broken.inject('broker-restart');
    await expect.poll(() => compute.readiness()).not.toBeNull();
    expect(await fault.heal()).toMatchObject({ bit: true });
    await ready(compute);
    expect(await waiting(compute)).toBe(1);
  }, 120_000);

  it('broker-kill: confirmed casts are still there, after a time of its own', async () => {
    const compute = await connect(users.compute(cell));
    await cast(compute);
    const fault = await broken.inject('broker-kill', { restart: '10ms' });
    await expect.poll(() => compute.readiness()).not.toBeNull();
    await ready(compute);
    expect(await fault.heal()).toMatchObject({ bit: true });
    // A queue that is coming up says for a moment that nothing waits in it.
    await expect.poll(() => waiting(compute), { timeout: 10_000 }).toBe(1);
  }, 120_000);

  it('broker-wipe: casts are gone, everything that the topology has is there', async () => {
    const compute = await connect(users.compute(cell));
    await cast(compute);
    const fault = await broken.inject('broker-wipe');
    expect(await fault.heal()).toMatchObject({ bit: true });
    await ready(compute);
    expect(await waiting(compute)).toBe(0);
    expect(await codeOf(cast(compute))).toBe('done');
  }, 120_000);
});

describe('faults of the store', () => {
  let store: Store;
  beforeEach(async () => {
    store = await connectRedisStore({
      url: servers.storeUrl(users.cellConductor(cell), cell),
      scope: cell,
      platform,
    });
    open.push(store);
  });
  const put = (key: string) => store.commit({ put: [{ key, value: Buffer.from('v') }] });
  const has = async (key: string) => (await store.get(key)) !== null;
  const there = () => expect.poll(() => store.readiness(), { timeout: 20_000 }).toBeNull();
  const refusal = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it.each(['store-restart', 'store-kill'])('%s: what was acknowledged is still there', async (kind) => {
    await put(kind);
    const fault = await broken.inject(kind);
    await expect.poll(() => store.readiness()).not.toBeNull();
    expect(await fault.heal()).toMatchObject({ bit: true });
    await there();
    expect(await has(kind)).toBe(true);
  });

  it('store-truncate: the latest commits are lost, and no other', async () => {
    for (const key of ['t1', 't2', 't3', 't4']) await put(key);
    const fault = await broken.inject('store-truncate', { entries: 2 });
    expect(await fault.heal()).toMatchObject({ bit: true, measure: 2 });
    const kept = ['t1', 't2', 't3', 't4'].map((key) =>
      broken.cloud.store.ask(['EXISTS', `{${cell}}:record:${key}`]),
    );
    expect(await Promise.all(kept)).toEqual([1, 1, 0, 0]);
  });

  it('store-full: writes are refused and counted, reads are answered', async () => {
    await put('full');
    const fault = await broken.inject('store-full');
    expect(await refusal(put('more'))).toBe('UNAVAILABLE');
    expect([await has('full'), await has('more')]).toEqual([true, false]);
    expect(await fault.left()).toEqual([expect.stringContaining('maxmemory 1 instead of 0')]);
    expect(await fault.heal()).toMatchObject({ bit: true, measure: 1 });
    expect([await fault.left(), await refusal(put('more'))]).toEqual([[], 'done']);
  });

  it('store-slow: busy, then as before; a stranger can end it too', async () => {
    const fault = await broken.inject('store-slow', { for: '60s', busy_after: '50ms' });
    await expect.poll(() => refusal(put('slow'))).toBe('UNAVAILABLE');
    await fault.healByRemedies().catch(() => undefined);
    expect(await fault.heal()).toMatchObject({ bit: true });
    expect([await fault.left(), await refusal(put('slow'))]).toEqual([[], 'done']);
  });

  it('store-flush: nothing is left until the data is put back', async () => {
    await put('flushed');
    const fault = await broken.inject('store-flush');
    expect(await has('flushed')).toBe(false);
    expect(await fault.heal()).toMatchObject({ bit: true });
    await expect.poll(() => has('flushed').catch(() => false)).toBe(true);
  });
});

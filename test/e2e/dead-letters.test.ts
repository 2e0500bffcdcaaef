import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { SuperConductor } from '@cellflow/contracts-global';
import { openLetterBox } from '@cellflow/dead-letters';
import type { Letter } from '@cellflow/dead-letters';
import { silentLogger, systemClock, systemIds, systemRandom } from '@cellflow/platform';
import { createPlatform } from '@cellflow/platform';
import { bind, connectAmqp, createClient, newContext, RpcError, serve } from '@cellflow/rpc';
import type { HandlerContext, RpcServer, Transport } from '@cellflow/rpc';
import { attempt, publishing } from '@cellflow/proof';
import { provideServers } from '@cellflow/stack/servers';
import type { Servers } from '@cellflow/stack/servers';
import { buildTopology, deadLetterQueue, deliveryLimit, queues, routes, users } from '@cellflow/topology';

Object.assign(process.env, inject('realServers'));

const topology = buildTopology([
  { name: 'cell1', computes: [{ service: 'cell1-compute', hosts: ['cell1-h1'] }] },
]);
const platform = createPlatform({
  clock: systemClock,
  ids: systemIds,
  random: systemRandom,
  logger: silentLogger,
});
const cli = fileURLToPath(new URL('../../dist/cellflow.js', import.meta.url));
const run = promisify(execFile);

let servers: Servers;
const open: (Transport | { close(): Promise<void> })[] = [];
const running: RpcServer[] = [];
beforeAll(async () => {
  servers = await provideServers({ topology, fresh: true, log: console.log });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.drain()));
  await Promise.all(open.splice(0).map((each) => each.close()));
  await dlq('drop', '--all', '--yes');
});
afterAll(() => servers?.stop());

/** Runs `cellflow dlq ...` as the operator. */
async function dlq(...args: string[]) {
  const broker = ['--broker', servers.brokerUrl(users.operator, 'api')];
  const management = ['--broker-management', servers.admin.management.url];
  const { stdout } = await run(process.execPath, [cli, 'dlq', ...args, ...broker, ...management, '--json']);
  return JSON.parse(stdout) as unknown;
}
const refused = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );

interface Listed {
  vhost: string;
  queue: string;
  count: number;
  oldestAtMs: number | null;
  letters: Letter[];
}
const list = async (...args: string[]) => (await dlq('list', ...args)) as Listed[];
const lettersOf = async (queue: string) => (await list('--queue', queue))[0]!.letters;

const connect = async (user: string, vhost: string) => {
  const transport = await connectAmqp({ url: servers.brokerUrl(user, vhost), platform });
  open.push(transport);
  return transport;
};

async function superConductor(handle: (context: HandlerContext) => Promise<void>): Promise<RpcServer> {
  const server = await serve({
    transport: await connect(users.superConductor, 'api'),
    platform,
    queues: [{ queue: queues.superConductor, prefetch: 10 }],
    bindings: [bind(SuperConductor, { scheduleAndBuildInstances: (_, context) => handle(context) })],
  });
  running.push(server);
  return server;
}

const never = () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'no flavor'));
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

async function castBuilds(count: number): Promise<void> {
  const client = createClient({
    service: SuperConductor,
    transport: await connect(users.api, 'api'),
    platform,
    route: (method) => routes.superConductor(method),
  });
  for (let n = 1; n <= count; n += 1) {
    await client.scheduleAndBuildInstances(
      { requestId: `req-${n}`, buildRequests: [{ instanceUuid: uuid(n) }] },
      { context: newContext(systemIds), messageId: `req-${n}:${uuid(n)}:1:schedule` },
    );
  }
}

/** Builds that nobody can handle, dead. */
async function bury(count: number): Promise<void> {
  const server = await superConductor(never);
  await castBuilds(count);
  await expect.poll(() => lettersOf(queues.superConductor), { timeout: 20_000 }).toHaveLength(count);
  await server.drain();
}

describe('cellflow dlq', () => {
  it('tells of each letter where it came from, why and about which server, and leaves it there', async () => {
    const before = Date.now();
    await bury(1);
    const [row] = await list('--vhost', 'api', '--queue', queues.superConductor);
    expect(row).toMatchObject({ vhost: 'api', queue: 'super-conductor', count: 1 });
    expect(row!.oldestAtMs).toBeGreaterThanOrEqual(before);
    expect(row!.letters[0]).toMatchObject({
      reason: 'INVALID_ARGUMENT',
      reasonText: 'no flavor',
      exchange: 'api',
      routingKey: 'super-conductor.ScheduleAndBuildInstances',
      user: 'api',
      method: 'cellflow.global.v1.SuperConductor/ScheduleAndBuildInstances',
      messageId: `req-1:${uuid(1)}:1:schedule`,
      requestId: expect.stringContaining('req-') as string,
      instances: [uuid(1)],
    });
    expect(await list('--vhost', 'api', '--queue', queues.superConductor)).toEqual([row]);
    const shown = (await dlq('show', row!.letters[0]!.id)) as Letter & { request: unknown };
    expect(shown).toMatchObject({ ...row!.letters[0], request: { requestId: 'req-1' } });
  });

  it('puts one back with its id and its sender, as one that came before, and it is handled', async () => {
    await bury(2);
    const [first, second] = await lettersOf(queues.superConductor);
    const handled: HandlerContext[] = [];
    await superConductor(async (context) => void handled.push(context));
    expect(await dlq('requeue', first!.id)).toMatchObject({ requeued: [{ id: first!.id }], refused: [] });
    await expect.poll(() => handled.length).toBe(1);
    expect(handled[0]).toMatchObject({ messageId: first!.messageId, caller: 'api', redelivered: true });
    expect(await lettersOf(queues.superConductor)).toEqual([second]);
  });

  it('tries every letter once, also where it comes back at once', async () => {
    await bury(3);
    let tries = 0;
    await superConductor(() => {
      tries += 1;
      return never();
    });
    const done = (await dlq('requeue', '--all', '--queue', queues.superConductor)) as { requeued: Letter[] };
    expect(done.requeued).toHaveLength(3);
    await expect.poll(() => tries).toBe(3);
    await expect.poll(() => lettersOf(queues.superConductor), { timeout: 20_000 }).toHaveLength(3);
    const again = await lettersOf(queues.superConductor);
    expect(again.map(({ id }) => id).sort()).toEqual(done.requeued.map(({ id }) => id).sort());
    expect(again.every(({ user }) => user === 'api')).toBe(true);
  });

  it('loses nothing where the operator is cut off half way', async () => {
    await bury(3);
    const box = await openLetterBox(servers.brokerUrl(users.operator, 'api'));
    open.push(box);
    let seen = 0;
    const decide = () => {
      if ((seen += 1) > 2) throw new Error('cut off');
      return 'requeue' as const;
    };
    await expect(box.walk(queues.superConductor, { decide })).rejects.toThrow('cut off');
    await box.close();
    const handled: string[] = [];
    await expect.poll(() => lettersOf(queues.superConductor)).toHaveLength(1);
    await superConductor(async ({ messageId }) => void handled.push(messageId));
    await expect.poll(() => handled.length).toBe(2);
    const left = (await lettersOf(queues.superConductor)).map(({ messageId }) => messageId);
    expect([...handled, ...left].sort()).toEqual([1, 2, 3].map((n) => `req-${n}:${uuid(n)}:1:schedule`));
  });

  it('does not see what somebody else holds, says that somebody reads, and sees it again afterwards', async () => {
    await bury(1);
    const reader = await connect(users.operator, 'api');
    const subscription = await reader.subscribe(
      deadLetterQueue(queues.superConductor),
      { prefetch: 1 },
      () => undefined,
    );
    await expect
      .poll(async () => (await list('--queue', queues.superConductor))[0])
      .toMatchObject({
        count: 0,
        consumers: 1,
      });
    await subscription.cancel();
    await reader.close();
    await expect.poll(() => lettersOf(queues.superConductor)).toHaveLength(1);
  });

  it('names the real sender of a letter that the broker gave up, whatever its headers claim', async () => {
    const { connect: connectRaw } = await import('amqplib');
    const queue = queues.compute('cell1-compute');
    const publisher = await connectRaw(servers.brokerUrl(users.cellConductor('cell1'), 'cell1'));
    const channel = await publisher.createConfirmChannel();
    channel.publish('cell', 'compute.cell1-h1', Buffer.from([0xff, 0xff]), {
      persistent: true,
      userId: users.cellConductor('cell1'),
      headers: { 'original-user': 'super-conductor' },
    });
    await channel.waitForConfirms();
    await publisher.close();
    for (let crash = 0; crash <= deliveryLimit; crash += 1) {
      const compute = await connectRaw(servers.brokerUrl(users.compute('cell1'), 'cell1'));
      const taking = await compute.createChannel();
      await expect.poll(() => taking.get(queue)).not.toBe(false);
      await compute.close();
    }
    await expect.poll(() => lettersOf(queue), { timeout: 10_000 }).toHaveLength(1);
    const [letter] = await lettersOf(queue);
    expect(letter).toMatchObject({
      reason: 'delivery_limit',
      exchange: 'cell',
      routingKey: 'compute.cell1-h1',
      user: 'cell1-conductor',
      method: '',
      instances: [],
    });
    expect(letter!.buriedAtMs).toBeGreaterThan(0);
    expect(await dlq('requeue', letter!.id)).toMatchObject({ requeued: [{ id: letter!.id }] });
    const admin = await connectRaw(servers.admin.brokerUrl('cell1'));
    const back = await (await admin.createChannel()).get(queue, { noAck: true });
    await admin.close();
    expect(back).toMatchObject({
      content: Buffer.from([0xff, 0xff]),
      properties: { userId: 'operator', headers: { 'original-user': 'cell1-conductor', suspect: 1 } },
    });
  });

  it('keeps a letter whose end was cut off, and says why', async () => {
    const api = await connect(users.api, 'api');
    await superConductor(never);
    await api.publish({
      route: routes.superConductor({ name: 'ScheduleAndBuildInstances', kind: 'cast' }),
      body: new Uint8Array(100_000).fill(0xff),
      durable: true,
      messageId: 'noise',
    });
    await expect.poll(() => lettersOf(queues.superConductor), { timeout: 10_000 }).toHaveLength(1);
    const { code, stderr } = await refused(dlq('requeue', '--all'));
    expect(code).toBe(1);
    expect(stderr).toContain('only 65536 bytes of it were kept');
    expect(await lettersOf(queues.superConductor)).toHaveLength(1);
  });

  it('drops only what it is told to, and only with --yes', async () => {
    await bury(2);
    const [first, second] = await lettersOf(queues.superConductor);
    expect(await refused(dlq('drop', first!.id))).toMatchObject({ code: 2 });
    expect(await refused(dlq('drop', '--yes'))).toMatchObject({ code: 2 });
    await dlq('drop', first!.id, '--yes');
    expect(await lettersOf(queues.superConductor)).toEqual([second]);
    const gone = await refused(dlq('requeue', first!.id));
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain(`no dead letter is called ${first!.id}`);
  });
});

describe('the operator', () => {
  const as = (act: Parameters<typeof attempt>[1], vhost = 'api') =>
    attempt(servers.brokerUrl(users.operator, vhost), act);
  const no = '403 ACCESS-REFUSED';

  it('may put back by the name of a queue, and publish nowhere else', async () => {
    expect(await as(publishing('redeliver', queues.superConductor))).toBe('allowed');
    expect(await as(publishing('redeliver', deadLetterQueue(queues.superConductor)))).toBe(no);
    expect(await as(publishing('api', 'super-conductor.ScheduleAndBuildInstances'))).toBe(no);
    expect(await as(publishing('dead-letter', queues.superConductor))).toBe(no);
    expect(await as(publishing('', queues.superConductor))).toBe(no);
    const admin = await (await import('amqplib')).connect(servers.admin.brokerUrl('api'));
    await (await admin.createChannel()).purgeQueue(queues.superConductor);
    await admin.close();
  });

  it('may take from dead letters, and from nothing else', async () => {
    expect(await as((channel) => channel.get(deadLetterQueue(queues.superConductor)))).toBe('allowed');
    expect(await as((channel) => channel.get(queues.superConductor))).toBe(no);
    expect(await as((channel) => channel.get('trace'))).toBe(no);
    expect(await as((channel) => channel.deleteQueue(deadLetterQueue(queues.superConductor)))).toBe(no);
    expect(await as((channel) => channel.assertQueue('mine'))).toBe(no);
  });

  it('sees queues at the management interface, and changes nothing there', async () => {
    const { password } = new URL(servers.brokerUrl(users.operator, 'api'));
    const headers = {
      authorization: `Basic ${Buffer.from(`${users.operator}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    };
    const { url } = servers.admin.management;
    expect((await fetch(`${url}/api/queues?disable_stats=true`, { headers })).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/api/definitions'],
      ['GET', '/api/permissions'],
      ['DELETE', '/api/vhosts/api'],
      ['DELETE', `/api/queues/api/${queues.superConductor}`],
    ] as const) {
      expect([401, 403], `${method} ${path}`).toContain(
        (await fetch(url + path, { method, headers })).status,
      );
    }
  });
});

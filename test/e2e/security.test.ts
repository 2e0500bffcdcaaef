import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlacement } from '@cellflow/app-placement';
import { ClaimOutcome, Placement, UnclaimOutcome } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import { createPlatform, systemIds } from '@cellflow/platform';
import { bind, connectAmqp, createClient, newContext, serve } from '@cellflow/rpc';
import type { Transport } from '@cellflow/rpc';
import {
  askEach,
  attempt,
  changeAttacks,
  claimAttacks,
  claimOf,
  harmfulAttacks,
  harmfulCommands,
  placementAs,
  placementPublishAttacks,
  publishing,
  scopeCommands,
  serverCommands,
  takeAttacks,
  toldBy,
} from '@cellflow/proof';
import type { Act } from '@cellflow/proof';
import { askRedis, provideServers } from '@cellflow/stack/servers';
import type { Servers } from '@cellflow/stack/servers';
import { connectRedisStore, placementIndexes } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { buildTopology, candidates, queues, routes, storeScopes, users } from '@cellflow/topology';
import { provider, uuidOf } from './placement-requests.ts';

const topology = buildTopology(
  ['cell1', 'cell2'].map((name) => ({
    name,
    computes: [{ service: `${name}-compute`, hosts: [`${name}-h1`] }],
  })),
);
const platform: Platform = createPlatform();
const cellUsers = [users.cellConductor('cell1'), users.compute('cell1')];
const refused = '403 ACCESS-REFUSED';

let servers: Servers;
beforeAll(async () => {
  servers = await provideServers({ topology, fresh: true, log: console.log });
});
afterAll(() => servers?.stop());

const as = (user: string, vhost: string, act: Act) => attempt(servers.brokerUrl(user, vhost), act);

describe.each(cellUsers)('%s of cell1 at the brokers', (user) => {
  it.each(['api', 'cell2'])('cannot open the vhost %s', async (vhost) => {
    expect(await as(user, vhost, () => undefined)).toBe('530 NOT-ALLOWED');
    expect(await as(user, 'cell1', () => undefined)).toBe('allowed');
  });

  it('may not publish to any exchange of the placement vhost but its own keys on its own', async () => {
    const mine = user === cellUsers[0] ? 'Claim' : 'UpdateProvider';
    const other = user === cellUsers[0] ? 'UpdateProvider' : 'Claim';
    expect(await as(user, 'placement', publishing('placement', `placement.${mine}.cell1`, user))).toBe(
      'allowed',
    );
    for (const { what, act } of placementPublishAttacks('cell1', mine, other)) {
      expect(await as(user, 'placement', act), what).toBe(refused);
    }
  });

  it('may not take, declare, bind, purge or delete anything above its cell', async () => {
    const target = { queue: 'placement', exchange: 'placement' };
    const attacks = [
      ...takeAttacks(['placement', 'trace']),
      ...changeAttacks(target),
      ...harmfulAttacks('placement'),
    ];
    for (const { what, act } of attacks) expect(await as(user, 'placement', act), what).toBe(refused);
  });

  it('cannot send under the name of somebody else', async () => {
    const method = user === cellUsers[0] ? 'Claim' : 'UpdateProvider';
    const key = `placement.${method}.cell1`;
    expect(await as(user, 'placement', publishing('placement', key, users.api))).toBe(
      '406 PRECONDITION-FAILED',
    );
  });

  it('is nobody at the management interface', async () => {
    const { management } = servers.admin;
    const { password } = new URL(servers.brokerUrl(user, 'cell1'));
    const answer = await fetch(`${management.url}/api/definitions`, {
      headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    });
    expect(answer.status).toBe(401);
  });
});

describe('within a cell', () => {
  it('a compute may not cast to computes, and may put back only its own messages', async () => {
    const compute = users.compute('cell1');
    const own = queues.compute('cell1-compute');
    expect(await as(compute, 'cell1', publishing('cell', 'conductor.call.BeginBuild'))).toBe('allowed');
    expect(await as(compute, 'cell1', publishing('redeliver', own))).toBe('allowed');
    expect(await as(compute, 'cell1', publishing('dead-letter', own))).toBe('allowed');
    expect(await as(compute, 'cell1', publishing('cell', 'compute.cell1-h1'))).toBe(refused);
    expect(await as(compute, 'cell1', publishing('redeliver', queues.conductorCasts))).toBe(refused);
    expect(await as(compute, 'cell1', publishing('dead-letter', queues.conductorCasts))).toBe(refused);
    expect(await as(compute, 'cell1', publishing('', own))).toBe(refused);
  });

  it.each([users.api, users.superConductor])('%s may only cast to computes', async (user) => {
    expect(await as(user, 'cell1', publishing('cell', 'compute.cell1-h1'))).toBe('allowed');
    expect(await as(user, 'cell1', publishing('cell', 'conductor.cast.BuildInstances'))).toBe(refused);
    expect(await as(user, 'cell1', publishing('redeliver', queues.conductorCasts))).toBe(refused);
    expect(await as(user, 'cell1', publishing('', queues.conductorCasts))).toBe(refused);
    expect(await as(user, 'cell1', (channel) => channel.get(queues.conductorCasts))).toBe(refused);
  });
});

it('there is no guest', async () => {
  if (servers.source === 'url') return expect(servers.description).toContain('RabbitMQ at');
  const names = (await servers.admin.management.request('GET', '/api/users')) as { name: string }[];
  expect(names.map(({ name }) => name).sort()).toEqual(['admin', ...topology.users].sort());
});

describe('a cell at the stores', () => {
  const conductor = users.cellConductor('cell1');
  const scopes = storeScopes(topology).filter((scope) => scope !== 'cell1');
  const tells = async (commands: readonly string[][]) =>
    (await askEach(servers.storeUrl(conductor, 'cell1'), commands)).map(({ code }) => code);

  it.each(scopes)('the conductor of cell1 cannot reach %s', async (scope) => {
    const answers = await tells(scopeCommands(scope, 'x'));
    expect(answers).toEqual(answers.map(() => 'NOPERM'));
    expect(await askRedis(servers.admin.storeUrl, [['EXISTS', `{${scope}}:record:x`]])).toEqual([0]);
  });

  it('nobody of the cell can look around or harm the server', async () => {
    const commands = [...serverCommands, ...harmfulCommands];
    expect(await tells(commands)).toEqual(commands.map(() => 'NOPERM'));
    expect(
      await tells([
        ['SET', '{cell1}:record:probe', 'x'],
        ['DEL', '{cell1}:record:probe'],
      ]),
    ).toEqual(['allowed', 'allowed']);
  });

  it('the scheduler and the computes have no user, and without one nothing is answered', async () => {
    const { host } = new URL(servers.admin.storeUrl);
    for (const user of [users.scheduler, users.compute('cell1')]) {
      expect(() => servers.storeUrl(user, 'cell1')).toThrow(`${user} may not reach`);
    }
    if (servers.source === 'url') return;
    const [answer] = await askRedis(`redis://${host}`, [['PING']]);
    expect(String(answer)).toContain('NOAUTH');
  });

  it('the API reads a cell and may write there only what deleting an instance needs', async () => {
    const url = servers.storeUrl(users.api, 'cell1');
    const store = await connectRedisStore({ url, scope: 'cell1', platform });
    try {
      const value = Buffer.from('x');
      const put = (key: string) => store.commit({ put: [{ key, value }] });
      await expect(put('service:cell1-compute')).rejects.toMatchObject({ code: 'REFUSED' });
      expect(await put('instance:a')).toMatchObject({ committed: true });
      expect(
        await store.commit({
          expect: [{ key: 'instance:a', version: 'exists' }],
          delete: ['instance:a'],
          index: ['instances', 'instances:project:p', 'builds'].map((index) => ({
            index,
            member: 'a',
            score: null,
          })),
        }),
      ).toMatchObject({ committed: true });
      expect(await store.getMany(['service:cell1-compute', 'instance:a'])).toEqual([null, null]);
      expect(await store.range('services', { limit: 1, after: { member: 'a', score: 0 } })).toEqual([]);
      expect(await store.count('instances')).toBe(0);
    } finally {
      await store.close();
    }
  });
});

describe('calls into placement', () => {
  let store: Store;
  let kept: Store;
  const open: Transport[] = [];
  const transport = async (user: string, vhost = 'placement') => {
    const opened = await connectAmqp({ url: servers.brokerUrl(user, vhost), platform });
    open.push(opened);
    return opened;
  };
  const client = async (user: string, caller: string) =>
    createClient({
      service: Placement,
      transport: await transport(user),
      platform,
      route: (method) => routes.placement(method, caller),
    });
  const options = (messageId: string) => ({ context: newContext(systemIds), messageId, timeoutMs: 10_000 });
  let stop: () => Promise<void>;

  beforeAll(async () => {
    store = await connectRedisStore({
      url: servers.storeUrl(users.placement, 'placement'),
      scope: 'placement',
      platform,
    });
    kept = await connectRedisStore({
      url: servers.storeUrl(users.placement, candidates),
      scope: candidates,
      platform,
    });
    const service = await startPlacement(
      {},
      { platform, placement: await transport(users.placement), store, candidates: kept },
    );
    stop = () => service.stop();
    for (const cell of ['cell1', 'cell2']) {
      const compute = await client(users.compute(cell), cell);
      await compute.updateProvider(provider(cell), options(`provider:${cell}`));
    }
  });
  afterAll(async () => {
    await stop?.();
    await Promise.all(open.map((transport) => transport.close()));
    await store?.close();
    await kept?.close();
  });

  it('a cell retries on its own provider, by direct reply-to', async () => {
    const scheduler = await client(users.scheduler, 'global');
    const conductor = await client(users.cellConductor('cell1'), 'cell1');
    const [consumerUuid, host] = [uuidOf('own'), uuidOf('cell1')];
    expect(await scheduler.claim(claimOf(consumerUuid, host, 1), options('claim:own'))).toMatchObject({
      outcome: ClaimOutcome.CLAIMED,
    });
    expect(await conductor.unclaim({ consumerUuid, attempt: 1 }, options('unclaim:own'))).toMatchObject({
      outcome: UnclaimOutcome.RELEASED,
    });
    expect(await conductor.claim(claimOf(consumerUuid, host, 2), options('claim:own:2'))).toMatchObject({
      outcome: ClaimOutcome.CLAIMED,
      cell: 'cell1',
      host: 'cell1-h1',
    });
  });

  it("a cell cannot claim on another's provider, ask under its key, or touch its servers and hosts", async () => {
    const as = placementAs(platform, servers.brokerUrl);
    try {
      const target = (cell: string) => ({ uuid: uuidOf(cell), name: `${cell}-h1`, cell });
      const others = { platform, own: target('cell1'), other: target('cell2') };
      const { attacks, tidy } = await claimAttacks(as, others);
      expect(attacks).toHaveLength(6);
      for (const { what, act } of attacks) {
        expect(await toldBy(act), what).toMatchObject({ code: 'PERMISSION_DENIED' });
      }
      await tidy();
      // Only what was claimed of its own before.
      expect(await store.count(placementIndexes.consumers)).toBe(1);
    } finally {
      await as.close();
    }
  });

  it('a cell principal cannot serve placement', async () => {
    const impostor = await transport(users.cellConductor('cell1'));
    const never = () => Promise.reject(new Error('reached an impostor'));
    const serving = serve({
      transport: impostor,
      platform,
      queues: [{ queue: queues.placement, prefetch: 1 }],
      bindings: [
        bind(Placement, Object.fromEntries(Object.keys(Placement.methods).map((m) => [m, never])) as never),
      ],
    });
    await expect(serving).rejects.toThrow(/refused|denied|ACCESS/i);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  diagnose,
  faultKinds,
  findFaultKind,
  openKeeper,
  parseScenario,
  runScenario,
  servicesOf,
  startChaosCloud,
} from '@cellflow/chaos';
import type { Keeper, Lease, RunningChaosCloud } from '@cellflow/chaos';
import { createPlatform } from '@cellflow/platform';
import { defaultCells, layoutOf, provideServers, resolveCells } from '@cellflow/stack';
import type { ServiceFailpoints, Servers } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const platform = createPlatform();
const folder = mkdtempSync(join(tmpdir(), 'cellflow-chaos-cloud-'));
const ttlMs = 100_000;
let servers: Servers;
let cloud: RunningChaosCloud;
let keeper: Keeper;

beforeAll(async () => {
  const cells = defaultCells({ cells: 1, hosts: 2 });
  const topology = buildTopology(layoutOf(resolveCells(cells)));
  servers = await provideServers({ topology, env: { ...process.env, CELLFLOW_SERVERS: 'programs' } });
  cloud = await startChaosCloud({ cells, servers, platform });
  keeper = openKeeper({ cloud, folder });
});
afterAll(async () => {
  await keeper?.close();
  await cloud?.stop();
  await servers?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await keeper.healAll();
  expect(await look()).toEqual([]);
});

const inject = (kind: string, parameters: object): Promise<Lease> =>
  keeper.grant(findFaultKind(kind)!, parameters, ttlMs);
const look = () => diagnose({ folder, servers, services: servicesOf({ folder, up: null }), projects: [] });
const kinds = async () => (await look()).map(({ kind }) => kind);
const service = (alias: string) => cloud.services.find((each) => each.alias === alias)!;

describe('a run', () => {
  it('finds a service that logs a password, and does not tell it', async () => {
    const { env } = service('scheduler');
    const { password } = new URL(env['CELLFLOW_API_BROKER_URL']!);
    env['NODE_OPTIONS'] = '--import=data:text/javascript,console.log(process.env.CELLFLOW_API_BROKER_URL)';
    await service('scheduler').kill();
    await service('scheduler').start();
    delete env['NODE_OPTIONS'];
    const text = '{ name: two, title: t, workload: { boots: 2 }, expect: all ACTIVE }';
    const result = await runScenario({
      ...{ scenario: parseScenario(text, { file: 'two.yaml', kinds: faultKinds }), kinds: faultKinds },
      ...{ seed: 1, cloud, keeper, platform, tell: () => undefined, signal: new AbortController().signal },
    });
    const invalid = result.judgement.results.filter(({ verdict }) => verdict === 'invalid');
    expect(invalid.map(({ id }) => id)).toContain('I31');
    expect(JSON.stringify(result)).toContain('there is a credential in the log of scheduler');
    expect(JSON.stringify(result)).not.toContain(password);
  });
});

describe('a fault at a step', () => {
  it('misses nobody, however long its services take to be armed', async () => {
    const slow = cloud.services.map((each) => ({ ...each, failpoints: slowly(each.failpoints) }));
    const text = `
      name: slow
      title: t
      workload: { boots: 2 }
      faults: [{ when: api.on_create, nth: 2, do: stop, heal: 1s }]
      expect: all ACTIVE`;
    const result = await runScenario({
      ...{ scenario: parseScenario(text, { file: 'slow.yaml', kinds: faultKinds }), kinds: faultKinds },
      ...{ seed: 2, cloud: { ...cloud, services: slow }, keeper, platform, tell: () => undefined },
      signal: new AbortController().signal,
    });
    expect(result.faults).toMatchObject([{ state: 'healed', effect: { amount: 1 } }]);
  });
});

/** Arms after so long that a small load would be over. */
const slowly = (failpoints: ServiceFailpoints): ServiceFailpoints => ({
  ...failpoints,
  heldBy: (holder) => slowly(failpoints.heldBy(holder)),
  async arm(text, ttlMs) {
    await platform.clock.sleep(2000);
    return failpoints.arm(text, ttlMs);
  },
});

describe('a cloud that can be broken', () => {
  it('kill: it is down until it is healed', async () => {
    const { pid } = service('scheduler');
    const lease = await inject('kill', { service: 'scheduler' });
    expect(service('scheduler').running()).toBe(false);
    await lease.heal();
    expect([service('scheduler').running(), service('scheduler').pid === pid]).toEqual([true, false]);
    expect(await lease.effect()).toMatchObject({
      ...{ bit: true, measure: 1, text: expect.stringMatching(/^1 process killed, down for [1-9]\d* ms$/) },
    });
  });

  it('restart: it waits for one that is coming up', async () => {
    const killed = await inject('kill', { service: 'scheduler' });
    const healed = killed.heal();
    const restarted = await inject('restart', { service: 'scheduler' });
    await healed;
    await restarted.heal();
    expect(service('scheduler').running()).toBe(true);
    expect(await restarted.effect()).toMatchObject({ bit: true, measure: 1 });
  });

  it('stop: it is there and does nothing, and the doctor sees it', async () => {
    const lease = await inject('stop', { service: 'cell1-conductor' });
    expect(await kinds()).toEqual(['lease', 'journal', 'stopped']);
    await lease.heal();
    await service('cell1-conductor').untilReady(10_000);
    expect(await lease.effect()).toMatchObject({ bit: true, measure: 1 });
  });

  it('failpoint: a service that a point ends comes back', async () => {
    const lease = await inject('failpoint', { points: 'api.on_create=exit', restart: '10ms' });
    expect(await kinds()).toEqual(['lease', 'journal', 'failpoint']);
    const { apiUrl, token } = cloud.stack;
    const headers = { 'content-type': 'application/json', 'x-auth-token': token };
    const server = { name: 's', flavorRef: '1', imageRef: '', networks: 'none' };
    const body = JSON.stringify({ server });
    await fetch(`${apiUrl}/v2.1/servers`, { method: 'POST', headers, body }).catch(() => undefined);
    await expect.poll(async () => (await lease.effect()).measure, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => service('api').running(), { timeout: 20_000 }).toBe(true);
    await lease.heal();
    expect(await lease.effect()).toEqual({ bit: true, measure: 1, text: '1 hit, 1 process ended' });
  });

  it('cut, of one service from one server: it is not ready, its neighbours are', async () => {
    const lease = await inject('cut', { service: 'scheduler', to: 'placement-broker' });
    const readyOf = async (alias: string) => (await fetch(`${service(alias).healthUrl}/ready`)).ok;
    await expect.poll(() => readyOf('scheduler')).toBe(false);
    expect(await readyOf('super-conductor')).toBe(true);
    await lease.heal();
    await service('scheduler').untilReady(20_000);
    expect((await lease.effect()).text).toMatch(/^[1-9]\d* connections cut, \d+ turned away on 1 way$/);
  });

  it('clock-skew: the doctor sees whose clock is wrong', async () => {
    const lease = await inject('clock-skew', { service: 'scheduler', by: '-1h' });
    expect(await look()).toMatchObject([
      { kind: 'lease' },
      { kind: 'skew', text: `the clock of process ${service('scheduler').pid} is off by -3600000 ms` },
    ]);
    await lease.heal();
    expect(await lease.effect()).toEqual({
      ...{ bit: true, measure: 1, text: '1 of 1 clock off by -3600000 ms' },
    });
  });

  it('credentials-rotated: its service comes in with the new password, and with the old one again', async () => {
    const conductor = service('cell1-conductor');
    const { env } = conductor;
    const before = { ...env };
    const lease = await inject('credentials-rotated', { user: 'cell1-conductor' });
    await conductor.untilReady(20_000);
    expect(env).not.toEqual(before);
    await lease.heal();
    await conductor.untilReady(20_000);
    expect(env).toEqual(before);
    expect((await lease.effect()).text).toMatch(
      /another password, [1-9]\d* connections? closed, 1 service started/,
    );
  });

  it('kill-all with its servers: everything comes back', async () => {
    const lease = await inject('kill-all', { servers: true });
    expect(cloud.services.filter((each) => each.running())).toEqual([]);
    await lease.heal();
    expect(cloud.services.filter((each) => !each.running())).toEqual([]);
    expect(await lease.effect()).toMatchObject({ bit: true, measure: cloud.services.length + 2 });
    const [, order = ''] = (await lease.effect()).text.split('the order of their starts: ');
    const names = ['broker', 'store', ...cloud.services.map(({ alias }) => alias)];
    expect(order.split(', ').sort()).toEqual(names.sort());
  });
});

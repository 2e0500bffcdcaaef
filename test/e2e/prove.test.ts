import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCells, findService, layoutOf, resolveCells, startProcesses } from '@cellflow/stack';
import type { Proof } from '@cellflow/proof';
import type { Stack } from '@cellflow/stack';
import { askRedis, provideServers } from '@cellflow/stack/servers';
import type { Servers } from '@cellflow/stack/servers';
import { buildTopology, users } from '@cellflow/topology';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

Object.assign(process.env, inject('realServers'));

const cells = defaultCells({ cells: 2, hosts: 2 });
const topology = buildTopology(layoutOf(resolveCells(cells)));
const cli = fileURLToPath(new URL('../../dist/cellflow.js', import.meta.url));

let servers: Servers;
let stack: Stack;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cellflow-prove-'));
  servers = await provideServers({ topology, fresh: true });
  stack = await startProcesses({ cells, servers });
});
afterAll(async () => {
  await stack?.stop();
  await servers?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs `cellflow prove no-upcall --json` on the live servers. */
async function prove(...args: string[]): Promise<{ code: number; proof: Proof; stderr: string }> {
  const credentials = join(dir, 'credentials.json');
  const vhost = topology.vhosts[0]!.name;
  const password = (user: string) => decodeURIComponent(new URL(servers.brokerUrl(user, vhost)).password);
  writeFileSync(
    credentials,
    JSON.stringify(Object.fromEntries(topology.users.map((user) => [user, password(user)]))),
  );
  const command = [
    ...[cli, 'prove', 'no-upcall', '--json'],
    ...['--broker', servers.admin.brokerUrl('')],
    ...['--broker-management', servers.admin.management.url],
    ...['--store', servers.admin.storeUrl],
    ...['--credentials', credentials, ...args],
  ];
  const run = promisify(execFile)(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 });
  const { stdout, stderr, code } = (await run.then(
    (done) => ({ ...done, code: 0 }),
    (failed: unknown) => failed,
  )) as { stdout: string; stderr: string; code: number };
  return { code, stderr, proof: (stdout === '' ? null : JSON.parse(stdout)) as Proof };
}

const api = (method: string, path: string, body?: unknown) =>
  servers.admin.management.request(method, path, body);

/** Loosens something, and puts it back as it was. */
async function whileLoose(
  loosen: () => Promise<unknown>,
  restore: () => Promise<unknown>,
  act: () => Promise<void>,
) {
  await loosen();
  try {
    await act();
  } finally {
    await restore();
  }
}
const permission = (user: string, vhost: string) => `/api/permissions/${vhost}/${user}`;
const given = (user: string, vhost: string) =>
  topology.vhosts.find(({ name }) => name === vhost)!.permissions.find((each) => each.user === user)!;
/** In the placement vhost. */
const topicRules = (user: string) =>
  topology.vhosts
    .find(({ name }) => name === 'placement')!
    .topicPermissions.filter((each) => each.user === user);
const rules = ({ configure, write, read }: { configure: string; write: string; read: string }) => ({
  ...{ configure, write, read },
});

describe('cellflow prove no-upcall', () => {
  it('finds a live cloud valid: everything is refused, and the trace saw only what is a cell’s own', async () => {
    const { code, proof } = await prove();
    expect(proof.reasons).toEqual([]);
    expect([code, proof.verdict]).toEqual([0, 'valid']);
    expect(proof.cells).toEqual(['cell1', 'cell2']);
    const attacks = proof.tried.filter(({ kind }) => kind === 'attack');
    expect(attacks.length).toBeGreaterThan(500);
    expect(attacks.every(({ result, words }) => result === 'refused' && words !== '')).toBe(true);
    expect(
      proof.tried.filter(({ kind }) => kind === 'control').every(({ result }) => result === 'allowed'),
    ).toBe(true);
    expect(proof.testimony.above).toEqual([]);
    const said = (user: string, what: RegExp) =>
      new Set(attacks.filter((each) => each.user === user && what.test(each.what)).map((each) => each.code));
    for (const user of [users.cellConductor('cell1'), users.compute('cell1')]) {
      expect(said(user, /^open the vhost (api|cell2)$/)).toEqual(new Set(['530 NOT-ALLOWED']));
      expect(said(user, / in placement$/)).toEqual(new Set(['403 ACCESS-REFUSED']));
      expect(said(user, /under the name of api$/)).toEqual(new Set(['406 PRECONDITION-FAILED']));
    }
    expect(said(users.cellConductor('cell1'), /provider of cell2|server of cell2/)).toEqual(
      new Set(['PERMISSION_DENIED']),
    );
    expect(said(users.cellConductor('cell1'), /\{(api|placement|cell2)\}:/)).toEqual(new Set(['NOPERM']));
  });

  it('tells what each credential can reach and where that leads', async () => {
    const { proof } = await prove('--cell', 'cell1');
    expect(proof.reach.map(({ user }) => user)).toEqual(['cell1-conductor', 'cell1-compute']);
    const [conductor] = proof.reach;
    expect(conductor!.broker.find(({ vhost }) => vhost === 'placement')).toEqual({
      vhost: 'placement',
      publishes: [
        {
          exchange: 'placement',
          keys: topicRules('cell1-conductor').find(({ exchange }) => exchange === 'placement')!.write,
          leadsTo: ['placement'],
        },
      ],
      takes: [],
      declares: '^$',
    });
    expect(conductor!.store!.keys).toEqual(['~{cell1}:*']);
  });

  it('leaves the live broker as it was: no tracing, no letters, no copies, nothing held', async () => {
    const vhosts = (await api('GET', '/api/vhosts')) as { name: string; tracing: boolean }[];
    expect(vhosts.filter(({ tracing }) => tracing)).toEqual([]);
    const { placement, api: store } = stack.stores;
    expect(await placement.count('consumers')).toBe(0);
    expect(store.readiness()).toBeNull();
  });

  it('is invalid, and names it, where a permission is loosened', async () => {
    const path = permission('cell1-compute', 'placement');
    await whileLoose(
      () => api('PUT', path, { configure: '^$', write: '.*', read: '^$' }),
      () => api('PUT', path, rules(given('cell1-compute', 'placement'))),
      async () => {
        const { code, proof, stderr } = await prove('--cell', 'cell1');
        expect([code, proof.verdict]).toEqual([1, 'invalid']);
        expect(proof.reasons).toContain(
          'cell1-compute got through: publish (default)/placement in placement',
        );
        expect(proof.reasons).toContain(
          'the broker let cell1-compute publish (default)/placement in placement',
        );
        expect(proof.holes.every(({ user }) => user === 'cell1-compute')).toBe(true);
        expect(stderr).toContain('cell1-compute');
      },
    );
  });

  it('is invalid where a vhost above is opened to a cell', async () => {
    const path = permission('cell1-conductor', 'api');
    await whileLoose(
      () => api('PUT', path, { configure: '^$', write: '^api$', read: '^$' }),
      () => api('DELETE', path),
      async () => {
        const { code, proof } = await prove('--cell', 'cell1');
        expect([code, proof.verdict]).toEqual([1, 'invalid']);
        expect(proof.reasons).toContain('cell1-conductor may open the vhost api');
        expect(proof.reasons).toContain(
          'cell1-conductor got through: publish api/super-conductor.ScheduleAndBuildInstances in api',
        );
      },
    );
  });

  it('is invalid where the entry for a topic is missing, which allows every key', async () => {
    const path = `/api/topic-permissions/placement/cell1-conductor`;
    const entries = topicRules('cell1-conductor');
    await whileLoose(
      () => api('DELETE', path),
      () =>
        Promise.all(entries.map(({ exchange, write, read }) => api('PUT', path, { exchange, write, read }))),
      async () => {
        const { proof } = await prove('--cell', 'cell1');
        expect(proof.verdict).toBe('invalid');
        expect(proof.reasons).toContain('cell1-conductor may publish any key to placement of placement');
        expect(proof.reasons).toContain(
          'cell1-conductor got through: publish placement/placement.Claim.cell2 in placement',
        );
      },
    );
  });

  it('is invalid where the store lets a cell at the keys of the API', async () => {
    const admin = servers.admin.storeUrl;
    const set = (...more: string[]) => askRedis(admin, [['ACL', 'SETUSER', 'cell1-conductor', ...more]]);
    await whileLoose(
      () => set('~{api}:*'),
      () => set('resetkeys', '~{cell1}:*'),
      async () => {
        const { code, proof } = await prove('--cell', 'cell1');
        expect([code, proof.verdict]).toEqual([1, 'invalid']);
        expect(proof.reasons).toContain('cell1-conductor may touch keys ~{api}:* of the store');
        expect(proof.reasons.some((reason) => /got through: SET \{api\}:record:proof-/.test(reason))).toBe(
          true,
        );
      },
    );
    const left = await askRedis(admin, [['KEYS', '*proof-*']]);
    expect(left).toEqual([[]]);
  });

  it('is unknown where placement does not answer: that wall was not tried', async () => {
    const placement = findService(stack, 'placement');
    await placement.stop();
    try {
      const { code, proof } = await prove('--cell', 'cell1');
      expect([code, proof.verdict]).toEqual([1, 'unknown']);
      expect(proof.reasons.join()).toContain('act on another cell through placement');
    } finally {
      await placement.start();
    }
  });

  it('is unknown with wrong credentials, however much is refused', async () => {
    const wrong = join(dir, 'wrong.json');
    writeFileSync(wrong, JSON.stringify(Object.fromEntries(topology.users.map((user) => [user, 'wrong']))));
    const { code, proof } = await prove('--cell', 'cell1', '--credentials', wrong);
    expect(code).toBe(1);
    expect(proof.verdict).toBe('unknown');
    expect(proof.reasons.join()).toContain('ACCESS_REFUSED - Login was refused');
  });

  it('refuses a cell that is not there', async () => {
    const { code, stderr } = await prove('--cell', 'cell7');
    expect(code).toBe(2);
    expect(stderr).toContain('there are cell1, cell2');
  });
});

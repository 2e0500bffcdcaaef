import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ComposeProject } from './compose-project.ts';

interface Server {
  readonly id: string;
  readonly status: string;
  readonly fault?: { readonly message: string };
}

const compose = new ComposeProject('cellflow-smoke');
let url: string;

beforeAll(async () => {
  await compose.run('down', '-v', '--remove-orphans', '-t', '2');
  try {
    await compose.run('up', '-d', '--wait', '--wait-timeout', '300');
  } catch (error) {
    const logs = await compose.run('logs', '--tail', '20').catch(String);
    throw new Error(`${(error as Error).message}\n${logs}`, { cause: error });
  }
  url = `${await compose.apiUrl()}/v2.1`;
});
afterAll(() => compose.run('down', '-v', '--remove-orphans', '-t', '10'));

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs `cellflow dlq ...` on the stack. */
async function dlq(...args: string[]): Promise<unknown> {
  const command = [file('dist/cellflow.js'), 'dlq', ...args, '--compose', compose.name, '--json'];
  return JSON.parse((await promisify(execFile)(process.execPath, command)).stdout);
}

interface Listed {
  readonly vhost: string;
  readonly queue: string;
  readonly letters: readonly { readonly id: string; readonly reason: string; readonly user: string }[];
}
const letters = async () =>
  ((await dlq('list')) as Listed[]).flatMap(({ vhost, queue, letters: found }) =>
    found.map(({ id, reason, user }) => ({ at: `${vhost}/${queue}`, id, reason, user })),
  );

/** Two bytes that no handler can read, sent as a service of the stack that may send there. */
async function sendGarbage(to: { service: string; variable: string; exchange: string; key: string }) {
  const env = readFileSync(file(`deploy/generated/env/${to.service}.env`), 'utf8');
  const url = new URL(new RegExp(`^${to.variable}=(.+)$`, 'm').exec(env)![1]!);
  url.hostname = await compose.address(url.hostname);
  const connection = await connect(url.href);
  const channel = await connection.createConfirmChannel();
  channel.publish(to.exchange, to.key, Buffer.from([0xff, 0xff]), { persistent: true, userId: url.username });
  await channel.waitForConfirms();
  await connection.close();
}

async function rest(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: { 'x-auth-token': 'admin', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

async function boot(name: string, count: number): Promise<void> {
  const server = { name, flavorRef: '1', imageRef: '70a599e0-31e7-49b7-b260-868f441e862b' };
  const counts = { min_count: count, max_count: count };
  const answer = await rest('POST', '/servers', { server: { ...server, ...counts } });
  expect(answer.status, await answer.clone().text()).toBe(202);
}

async function servers(): Promise<Server[]> {
  return ((await (await rest('GET', '/servers/detail')).json()) as { servers: Server[] }).servers;
}

const statuses = async () =>
  (await servers()).map(({ status, fault }) => (fault ? `${status}: ${fault.message}` : status));

const allActive = (count: number) =>
  expect.poll(statuses, { timeout: 120_000, interval: 500 }).toEqual(Array(count).fill('ACTIVE'));

describe('docker compose', () => {
  it('boots a server through REST', async () => {
    await boot('first', 1);
    await allActive(1);
  });

  it('has the services in its image, and none of the museum', async () => {
    const bundles = (await compose.run('exec', '-T', 'api', 'find', 'dist', '-name', 'api.js')).split('\n');
    expect(bundles).toEqual(['dist/api.js']);
  });

  it('shows its hosts through the Placement API', async () => {
    const headers = { 'x-auth-token': 'admin' };
    const answer = await fetch(`${await compose.placementUrl()}/resource_providers`, { headers });
    const { resource_providers: hosts } = (await answer.json()) as { resource_providers: { name: string }[] };
    expect(hosts.map(({ name }) => name)).toContain('c1-h1');
  });

  it('keeps cells away from the API level, from each other, and computes from stores', async () => {
    const names = [
      ...['api', 'super-conductor', 'scheduler', 'placement'],
      ...['api-rabbitmq', 'api-redis', 'placement-rabbitmq', 'placement-redis'],
      ...['cell1-rabbitmq', 'cell1-redis', 'cell2-rabbitmq', 'cell2-redis', 'cell2-conductor'],
    ];
    expect(await compose.resolves('cell1-conductor', names)).toEqual([
      'placement-rabbitmq',
      'cell1-rabbitmq',
      'cell1-redis',
    ]);
    expect(await compose.resolves('cell1-compute', names)).toEqual(['placement-rabbitmq', 'cell1-rabbitmq']);
    expect(await compose.resolves('scheduler', names)).not.toContain('api-redis');
  });

  it('loses no server when a cell-conductor is killed', async () => {
    await compose.run('kill', 'cell1-conductor');
    await boot('again', 8);
    await compose.run('up', '-d', '--no-deps', '--wait', 'cell1-conductor');
    await allActive(9);
  });

  it('shows the dead letters of all its brokers, puts them back, and drops them', async () => {
    expect(await letters()).toEqual([]);
    const key = 'super-conductor.ScheduleAndBuildInstances';
    await sendGarbage({ service: 'api', variable: 'CELLFLOW_API_BROKER_URL', exchange: 'api', key });
    const below = { service: 'cell1-conductor', variable: 'CELLFLOW_CELL_BROKER_URL' };
    await sendGarbage({ ...below, exchange: 'cell', key: 'compute.c1-h1' });
    const both = [
      { at: 'api/super-conductor', user: 'api' },
      { at: 'cell1/compute.cell1-compute', user: 'cell1-conductor' },
    ];
    const lie = { timeout: 30_000, interval: 500 };
    await expect.poll(letters, lie).toMatchObject(both);
    const [{ id } = { id: '' }] = await letters();
    expect(await dlq('requeue', id)).toMatchObject({ requeued: [{ id }] });
    // As unreadable as before, and marked with who sent it first.
    await expect.poll(letters, lie).toMatchObject(both);
    await dlq('drop', '--all', '--yes');
    expect(await letters()).toEqual([]);
  });

  it('deletes them all', async () => {
    for (const { id } of await servers()) expect((await rest('DELETE', `/servers/${id}`)).status).toBe(204);
    await expect.poll(statuses, { timeout: 60_000, interval: 500 }).toEqual([]);
  });

  it('stops every service cleanly', async () => {
    const services = (await compose.run('config', '--services'))
      .split('\n')
      .filter((name) => !/rabbitmq|redis/.test(name));
    await compose.run('stop', ...services);
    const lines = (await compose.run('ps', '-a', '--format', '{{.Service}} {{.ExitCode}}')).split('\n');
    const codes = lines.filter((line) => services.includes(line.split(' ')[0]!)).sort();
    expect(codes).toEqual(services.map((name) => `${name} 0`).sort());
  });
});

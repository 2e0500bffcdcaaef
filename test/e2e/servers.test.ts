import { connect } from 'amqplib';
import { askRedis, provideServers } from '@cellflow/stack/servers';
import type { Servers } from '@cellflow/stack/servers';
import { buildTopology, users } from '@cellflow/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const topologyOf = (cell: string, hosts: string[]) =>
  buildTopology([{ name: cell, computes: [{ service: `${cell}-compute`, hosts }] }]);

let own: Servers;
beforeAll(async () => {
  own = await provideServers({ topology: topologyOf('cell1', ['h1']) });
});
afterAll(() => own?.stop());

/** The servers above, given by URL as somebody else's would be. */
const given = (cell: string, options: { hosts?: string[]; fresh?: boolean } = {}) =>
  provideServers({
    topology: topologyOf(cell, options.hosts ?? ['h1']),
    fresh: options.fresh,
    env: {
      CELLFLOW_SERVERS: 'url',
      CELLFLOW_RABBITMQ_URL: own.admin.brokerUrl('cell1'),
      CELLFLOW_RABBITMQ_MANAGEMENT_URL: own.admin.management.url,
      CELLFLOW_REDIS_URL: own.admin.storeUrl,
    },
  });

const opens = async (url: string) => {
  const connection = await connect(url);
  await connection.close();
  return true;
};

describe('servers given by URL', () => {
  it('get vhosts and users beside what is there', async () => {
    const servers = await given('cell7');
    expect(await opens(servers.brokerUrl(users.compute('cell7'), 'cell7'))).toBe(true);
    expect(await opens(own.admin.brokerUrl('cell1'))).toBe(true);
    const url = servers.storeUrl(users.cellConductor('cell7'), 'cell7');
    expect(await askRedis(url, [['SET', '{cell7}:record:x', 'y']])).toEqual(['OK']);
    const [refused] = await askRedis(url, [['SET', '{cell1}:record:x', 'y']]);
    expect(String(refused)).toContain('NOPERM');
  });

  it('keep what they hold, and the same passwords, for the next process', async () => {
    const before = await given('cell8');
    const url = before.storeUrl(users.cellConductor('cell8'), 'cell8');
    await askRedis(url, [['SET', '{cell8}:record:x', 'y']]);
    const after = await given('cell8', { hosts: ['h1', 'h2'] });
    expect(after.storeUrl(users.cellConductor('cell8'), 'cell8')).toBe(url);
    expect(await askRedis(url, [['GET', '{cell8}:record:x']])).toEqual(['y']);
  });

  it('are emptied where that is asked for', async () => {
    const before = await given('cell9', { hosts: ['old'] });
    const url = before.storeUrl(users.cellConductor('cell9'), 'cell9');
    await askRedis(url, [['SET', '{cell9}:record:x', 'y']]);
    await given('cell9', { hosts: ['new'], fresh: true });
    expect(await askRedis(url, [['GET', '{cell9}:record:x']])).toEqual([null]);
    const path = '/api/exchanges/cell9/cell/bindings/source';
    const bindings = (await own.admin.management.request('GET', path)) as { routing_key: string }[];
    const keys = bindings.map(({ routing_key }) => routing_key);
    expect(keys).toContain('compute.new');
    expect(keys).not.toContain('compute.old');
  });

  it('refuse an administrator who is none, saying which variable', async () => {
    const env = {
      CELLFLOW_RABBITMQ_URL: own.brokerUrl(users.api, 'api'),
      CELLFLOW_RABBITMQ_MANAGEMENT_URL: own.admin.management.url,
      CELLFLOW_REDIS_URL: own.admin.storeUrl,
    };
    await expect(provideServers({ topology: topologyOf('cell1', ['h1']), env })).rejects.toThrow(
      /could not be put on RabbitMQ .* as api: .*401.*CELLFLOW_RABBITMQ_MANAGEMENT_URL/,
    );
  });
});

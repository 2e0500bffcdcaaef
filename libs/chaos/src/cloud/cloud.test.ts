import { createPlatform } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { aliasOf } from '@cellflow/stack';
import type { ChaosCloud, ChaosService, Link } from './chaos-cloud.ts';
import { chooseLinks, chooseService, chooseServices } from './choose.ts';
import { throughProxies } from './links.ts';

const way = (service: string, scope: string, server: Link['server']) => ({ service, scope, server }) as Link;
const named = (id: string, alias: string, links: Link[] = []) =>
  ({ id, alias, links }) as unknown as ChaosService;
const services = [
  named('placement', 'placement'),
  named('placement.1', 'placement-2'),
  named('cell1.cell-conductor', 'cell1-conductor', [
    way('cell1.cell-conductor', 'cell1', 'broker'),
    way('cell1.cell-conductor', 'cell1', 'store'),
    way('cell1.cell-conductor', 'placement', 'broker'),
  ]),
];
const cloud = { services } as unknown as ChaosCloud;
const ids = (names: string) => chooseServices(cloud, names).map(({ id }) => id);

describe('the names of services', () => {
  it('are theirs in the stack, or those that people use', () => {
    expect(aliasOf({ name: 'placement', cell: '', replica: 1 })).toBe('placement-2');
    expect(aliasOf({ name: 'cell-conductor', cell: 'cell1', replica: 0 })).toBe('cell1-conductor');
    expect(aliasOf({ name: 'fake-compute', cell: 'cell2', replica: 2 })).toBe('cell2-compute-3');
    expect(ids('placement.1, cell1-conductor')).toEqual(['placement.1', 'cell1.cell-conductor']);
    expect(ids('placement*, placement')).toEqual(['placement', 'placement.1']);
    expect(ids('*')).toHaveLength(3);
  });

  it('are refused where they are nobody’s, with those that are near', () => {
    expect(() => ids('placemnt')).toThrow(/there is no service "placemnt"; near are placement/);
    expect(() => chooseService(cloud, 'placement*')).toThrow(/several/);
  });
});

describe('the ways to servers', () => {
  const ways = (names: string) =>
    chooseLinks(services, names).map(({ scope, server }) => `${scope}-${server}`);

  it('are chosen by kind or by whose server it is', () => {
    expect(ways('broker')).toEqual(['cell1-broker', 'placement-broker']);
    expect(ways('cell1-*')).toEqual(['cell1-broker', 'cell1-store']);
    expect(() => ways('cell2-store')).toThrow(/no way to cell2-store; there are cell1-broker, /);
  });

  it('each get a proxy, and nothing else of an environment changes', async () => {
    const mappings = [
      {
        name: 'cell1',
        brokerUrl: 'amqp://u:p%40@127.0.0.1:5001/cell1',
        storeUrl: 'redis://u:p@127.0.0.1:6001',
      },
      { name: 'cell0', storeUrl: 'redis://u:p@127.0.0.1:6001' },
    ];
    const { env, links } = await throughProxies(
      {
        ...{ name: 'api', cell: '', replica: 0, healthPort: 1 },
        env: {
          CELLFLOW_API_BROKER_URL: 'amqp://u:p@127.0.0.1/api',
          CELLFLOW_CELL_MAPPINGS: JSON.stringify(mappings),
          CELLFLOW_API_PORT: '8774',
        },
      },
      createPlatform(),
    );
    const portOf = (scope: string, server: string) =>
      links.find((link) => link.scope === scope && link.server === server)!.proxy.port;
    expect(env).toEqual({
      CELLFLOW_API_BROKER_URL: `amqp://u:p@127.0.0.1:${portOf('api', 'broker')}/api`,
      CELLFLOW_CELL_MAPPINGS: JSON.stringify([
        {
          ...mappings[0],
          brokerUrl: `amqp://u:p%40@127.0.0.1:${portOf('cell1', 'broker')}/cell1`,
          storeUrl: `redis://u:p@127.0.0.1:${portOf('cell1', 'store')}`,
        },
        { ...mappings[1], storeUrl: `redis://u:p@127.0.0.1:${portOf('cell0', 'store')}` },
      ]),
      CELLFLOW_API_PORT: '8774',
    });
    expect(links).toHaveLength(4);
    await Promise.all(links.map(({ proxy }) => proxy.close()));
  });
});

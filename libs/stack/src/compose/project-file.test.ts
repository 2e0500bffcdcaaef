import { describe, expect, it } from 'vitest';
import { cellsIn, chaosProject, waysOf } from './project-file.ts';
import type { ComposeFile, Wanted } from './project-file.ts';

const server = (networks: string[]) => ({
  ...{
    image: 's',
    restart: 'unless-stopped',
    command: ['server'],
    healthcheck: { test: 'x', interval: '3s' },
  },
  networks: Object.fromEntries(networks.map((name) => [name, null])),
  volumes: [
    { type: 'bind', source: '/deploy/users', target: '/users' },
    { type: 'volume', source: 'data', target: '/data' },
  ],
});
const service = (networks: string[], depends: string[]) => ({
  ...{
    image: 'i',
    build: { context: '.' },
    restart: 'unless-stopped',
    environment: { A: 'deployed', B: 'b' },
  },
  ...{ networks: Object.fromEntries(networks.map((name) => [name, null])), healthcheck: { test: 'node' } },
  depends_on: Object.fromEntries(depends.map((name) => [name, { condition: 'service_healthy' }])),
});
const deployed: ComposeFile = {
  name: 'p',
  services: {
    'api-rabbitmq': server(['api']),
    'cell1-rabbitmq': server(['cell1', 'cell1-down']),
    'cell1-redis': server(['cell1-store', 'cell1-down']),
    'cell2-rabbitmq': server(['cell2', 'cell2-down']),
    api: service(['api', 'cell1-down', 'cell2-down'], ['api-rabbitmq', 'cell1-rabbitmq', 'cell2-rabbitmq']),
    'cell1-conductor': service(['cell1', 'cell1-store'], ['cell1-rabbitmq']),
    'cell2-conductor': service(['cell2'], ['cell2-rabbitmq']),
    'super-conductor': service(['api'], ['api-rabbitmq']),
  },
  networks: { api: null, cell1: null, 'cell1-down': { internal: true }, cell2: null, 'cell2-down': null },
  volumes: { data: { name: 'p_data' }, 'cell2-data': null },
};
const replica = (name: string): Wanted['services'][number] => ({
  ...{ service: name, like: 'cell1-conductor', environment: { A: name }, mounts: {}, ports: {} },
});
const wanted: Wanted = {
  cells: ['cell1'],
  services: [
    { ...replica('api'), like: 'api', ports: { 8774: 12_001 } },
    replica('cell1-conductor'),
    replica('cell1-conductor-2'),
  ],
  servers: ['api-rabbitmq', 'cell1-rabbitmq', 'cell1-redis'].map((name, at) => ({
    ...{ service: name, mounts: { '/users': '/run/users' }, ports: { 5672: 12_010 + at } },
    arguments: ['--more'],
  })),
  labels: { runner: 'me' },
};
const project = chaosProject(deployed, wanted);

describe('a deployed stack as a project that can be broken', () => {
  it('has the cells and replicas that are wanted, and nothing of others', () => {
    expect(Object.keys(project.services).sort()).toEqual(
      ['api', 'api-rabbitmq', 'cell1-conductor', 'cell1-conductor-2', 'cell1-rabbitmq', 'cell1-redis'].sort(),
    );
    expect(JSON.stringify(project)).not.toContain('cell2');
    expect(Object.keys(project.services['api']!.depends_on!)).toEqual(['api-rabbitmq', 'cell1-rabbitmq']);
  });

  it('starts each replica with settings and a name of its own', () => {
    const { environment, container_name: name, ...second } = project.services['cell1-conductor-2']!;
    expect({ environment, name }).toEqual({
      ...{ environment: { A: 'cell1-conductor-2', B: 'b' }, name: 'p-cell1-conductor-2' },
    });
    expect(second).toMatchObject({ image: 'i', restart: 'no', healthcheck: { disable: true } });
    expect(second).not.toHaveProperty('build');
  });

  it('lets this machine reach the servers by a network that no service is in', () => {
    const { networks, ports, volumes, command } = project.services['cell1-rabbitmq']!;
    expect(Object.keys(networks!)).toEqual(['cell1', 'cell1-down', 'chaos']);
    expect(ports).toMatchObject([{ host_ip: '127.0.0.1', target: 5672, published: '12011' }]);
    expect(volumes!.map(({ source }) => source)).toEqual(['data', '/run/users']);
    expect(command).toEqual(['server', '--more']);
    expect(Object.keys(project.services['api']!.networks!)).not.toContain('chaos');
    expect(project.networks['chaos']).not.toHaveProperty('internal');
  });

  it('says everywhere who brought it up', () => {
    const all = [project.services, project.networks, project.volumes].flatMap((each) => Object.values(each));
    expect(all.every((each) => (each as { labels: object }).labels === wanted.labels)).toBe(true);
  });

  it('knows by which networks a service reaches which servers', () => {
    expect(waysOf(project, 'cell1-conductor-2')).toEqual([
      { scope: 'cell1', server: 'broker', networks: ['cell1'] },
      { scope: 'cell1', server: 'store', networks: ['cell1-store'] },
    ]);
    expect(waysOf(project, 'api')).toEqual([
      { scope: 'api', server: 'broker', networks: ['api'] },
      { scope: 'cell1', server: 'broker', networks: ['cell1-down'] },
      { scope: 'cell1', server: 'store', networks: ['cell1-down'] },
    ]);
  });

  it('has a cell for each conductor of one', () => {
    expect(cellsIn(deployed)).toEqual(['cell1', 'cell2']);
  });
});

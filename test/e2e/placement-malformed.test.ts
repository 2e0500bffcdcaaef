import { placementRoutes } from '@cellflow/app-placement';
import { TestCloud } from '@cellflow/test-kit';
import { Model, operationsFor, runSequence, topologies, uuid } from '@cellflow/test-placement';
import type { FetchLike, Operation } from '@cellflow/test-placement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { malformed, malformedQueries, malformedSegments } from './malformed-bodies.ts';
import { alternating, ask, empty, latest, sendRaw } from './placement-door.ts';

type Route = (typeof placementRoutes)[number];

const [host, numa, disk] = [uuid('c', 1), uuid('c', 1, 1), uuid('d', 1)];
const [consumer, newcomer, aggregate] = [uuid('b', 1), uuid('b', 2), uuid('a', 1)];
const trees = topologies.find(({ name }) => name.startsWith('T2'))!;
const claim: Operation = {
  act: 'putAllocations',
  consumer,
  claim: {
    allocations: { [numa]: { VCPU: 2 }, [disk]: { DISK_GB: 10 } },
    ...{ project: 'project-1', user: 'user-1', type: 'INSTANCE', generation: null },
  },
};
const inventory = { total: 20, reserved: 1, min_unit: 1, max_unit: 8, step_size: 1, allocation_ratio: 1.5 };
const taken = (generation: number | null) => ({
  allocations: { [numa]: { resources: { VCPU: 1 } } },
  ...{ project_id: 'p', user_id: 'u', consumer_generation: generation, consumer_type: 'INSTANCE' },
  mappings: { '': [numa] },
});

/** A sound body for every route that takes one; `generation` is that of the child. */
const sound: Readonly<Record<string, (generation: number) => unknown>> = {
  'POST /resource_providers': () => ({ name: 'n', uuid: uuid('c', 77), parent_provider_uuid: host }),
  'PUT /resource_providers/:uuid': () => ({ name: 'renamed', parent_provider_uuid: host }),
  'PUT /resource_providers/:uuid/inventories': (generation) => ({
    ...{ resource_provider_generation: generation, inventories: { VCPU: inventory } },
  }),
  'POST /resource_providers/:uuid/inventories': () => ({ resource_class: 'SRIOV_NET_VF', ...inventory }),
  'PUT /resource_providers/:uuid/inventories/:resourceClass': (generation) => ({
    ...{ resource_provider_generation: generation, ...inventory },
  }),
  'PUT /resource_providers/:uuid/aggregates': (generation) => ({
    ...{ resource_provider_generation: generation, aggregates: [aggregate] },
  }),
  'PUT /resource_providers/:uuid/traits': (generation) => ({
    ...{ resource_provider_generation: generation, traits: ['HW_CPU_X86_AVX2'] },
  }),
  'PUT /allocations/:consumer': () => taken(1),
  'POST /allocations': () => ({ [consumer]: taken(1), [newcomer]: taken(null) }),
  'POST /reshaper': (generation) => ({
    inventories: { [numa]: { resource_provider_generation: generation, inventories: { VCPU: inventory } } },
    allocations: { [consumer]: taken(1) },
  }),
  'POST /resource_classes': () => ({ name: 'CUSTOM_NEW' }),
  'POST /recovery': () => ({ force: true }),
  'PUT /affinity_levels/:level': () => ({ distance: 2 }),
  'PUT /affinity_levels/:level/:place': () => ({ aggregate }),
  'POST /affinity_levels/:level/:place/hosts': () => ({
    hosts: ['CN1'],
    places: [{ level: 'rack', name: 'r1' }],
  }),
};

/** What stands in the paths of sound requests. */
const segments: Readonly<Record<string, string>> = {
  ...{ uuid: numa, consumer, resourceClass: 'VCPU', name: 'CUSTOM_THERE', level: 'rack', place: 'r1' },
};
const pathOf = (path: string, other: Readonly<Record<string, string>> = {}) =>
  path.replace(/:(\w+)/g, (_all, name: string) => other[name] ?? segments[name] ?? name);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const withBody = placementRoutes.filter((route) => sound[nameOf(route)]);
const json = { ...latest, 'content-type': 'application/json' };

describe('malformed input', () => {
  let cloud: TestCloud;
  let url: string;
  let send: FetchLike;
  const child = () => ask<{ generation: number }>(send, 'GET', `/resource_providers/${numa}`);

  async function build(): Promise<void> {
    await empty(send);
    await runSequence(send, [...operationsFor(trees.providers), claim], new Model());
    await ask(send, 'PUT', '/resource_classes/CUSTOM_THERE');
    await ask(send, 'PUT', '/traits/CUSTOM_THERE');
    for (const path of ['/affinity_levels/rack', '/affinity_levels/rack/r1']) await ask(send, 'PUT', path);
  }

  beforeAll(async () => {
    cloud = await TestCloud.start({ on: 'memory', cells: [{ name: 'cell1', computes: [] }] });
    url = cloud.stack.placementUrls[0]!;
    send = alternating([url]);
    await build();
  });
  afterAll(() => cloud?.[Symbol.asyncDispose]());

  /** Every change leaves an entry, so where none came nothing was changed. */
  const unchanged = async (act: () => Promise<void>) => {
    const before = await cloud.ledger('placement');
    await act();
    expect((await cloud.ledger('placement')).length).toBe(before.length);
  };

  it('is tried on every route that takes a body', () => {
    const taking = placementRoutes.filter((route) => route.json === true).map(nameOf);
    expect(taking.filter((name) => !sound[name])).toEqual([]);
    expect(
      Object.keys(sound).filter((name) => !placementRoutes.some((route) => nameOf(route) === name)),
    ).toEqual([]);
  });

  it.each(withBody.map((route) => [nameOf(route), route] as const))(
    'as the body of %s gets 4xx',
    async (name, route) => {
      const { generation } = await child();
      const bodies = malformed(sound[name]!(generation));
      expect(bodies.length).toBeGreaterThan(20);
      await unchanged(async () => {
        for (const { how, body } of bodies) {
          const reply = await sendRaw(url, {
            method: route.method,
            path: pathOf(route.path),
            headers: json,
            body,
          });
          expect.soft(reply.status, how).toBeGreaterThanOrEqual(400);
          expect.soft(reply.status, how).toBeLessThan(500);
        }
      });
    },
  );

  it.each(withBody.map((route) => [nameOf(route), route] as const))(
    'as the content type of %s gets 415',
    async (name, route) => {
      const body = JSON.stringify(sound[name]!((await child()).generation));
      const types = [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'nonsense',
        '\u00e9',
      ];
      await unchanged(async () => {
        for (const type of types) {
          const headers = { ...latest, 'content-type': type };
          const reply = await sendRaw(url, { method: route.method, path: pathOf(route.path), headers, body });
          expect.soft(reply.status, type).toBe(415);
        }
      });
    },
  );

  const withSegments = placementRoutes.filter(({ path }) => path.includes(':'));
  it.each(withSegments.map((route) => [nameOf(route), route] as const))(
    'in the path of %s gets 4xx',
    async (name, route) => {
      const body = sound[name] && JSON.stringify(sound[name]((await child()).generation));
      const headers = body ? json : latest;
      const places = [...route.path.matchAll(/:(\w+)/g)].map(([, place]) => place!);
      await unchanged(async () => {
        for (const place of places)
          for (const segment of malformedSegments) {
            const path = pathOf(route.path, { [place]: segment });
            const reply = await sendRaw(url, { method: route.method, path, headers, body });
            const told = `${place} ${segment.slice(0, 40)}`;
            // Placement takes anything for a consumer that holds nothing.
            if (name === 'GET /allocations/:consumer' && reply.status === 200)
              expect.soft(reply.body, told).toMatchObject({ allocations: {} });
            else expect.soft(reply.status, told).toBeGreaterThanOrEqual(400);
            expect.soft(reply.status, told).toBeLessThan(500);
          }
      });
    },
  );

  it.each(Object.entries(malformedQueries))('in the query of %s gets 400', async (path, queries) => {
    for (const query of queries) {
      const reply = await sendRaw(url, { method: 'GET', path: `${path}?${query}`, headers: latest });
      expect.soft(reply.status, query.slice(0, 80)).toBe(400);
    }
  });

  it.each([
    'placement',
    'placement 1',
    'placement 1.x',
    'placement -1.0',
    'placement 1.1e3',
    'x'.repeat(3000),
  ])('as the microversion %s gets no 5xx', async (version) => {
    const headers = { ...latest, 'openstack-api-version': version };
    const reply = await sendRaw(url, { method: 'GET', path: '/resource_providers', headers });
    expect(reply.status).toBeLessThan(500);
    expect(reply.status === 200 || reply.status >= 400).toBe(true);
  });

  it.each(withBody.map((route) => [nameOf(route), route] as const))(
    'was made from what is sound: the body of %s',
    async (name, route) => {
      await build();
      const body = JSON.stringify(sound[name]!((await child()).generation));
      const path = pathOf(route.path, route.path.endsWith('/:place') ? { place: 'r2' } : {});
      const reply = await sendRaw(url, { method: route.method, path, headers: json, body });
      // There is no recovery to be ended here: the body is understood all the same.
      if (name === 'POST /recovery') expect(reply.status).toBe(409);
      else expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const start = () => startRestOn(testStore());
type Rest = Awaited<ReturnType<typeof start>>;

const [root, child, grandchild, other] = [uuidOf(1), uuidOf(2), uuidOf(3), uuidOf(4)];
const at = (uuid: string, part = '') => `/resource_providers/${uuid}${part}`;

const create = (rest: Rest, uuid: string, parent?: string, name = `n-${uuid.slice(-2)}`) =>
  rest.ask('POST', '/resource_providers', {
    ...{ uuid, name },
    ...(parent !== undefined && { parent_provider_uuid: parent }),
  });

const rootOf = async (rest: Rest, uuid: string) => (await rest.ask('GET', at(uuid))).body.root_provider_uuid;

/** A tree of three, and another one of one. */
async function twoTrees() {
  const rest = await start();
  await create(rest, root);
  await create(rest, child, root);
  await create(rest, grandchild, child);
  await create(rest, other);
  return rest;
}

const move = (rest: Rest, uuid: string, parent: string | null, minor = 39) =>
  rest.ask('PUT', at(uuid), { name: `n-${uuid.slice(-2)}`, parent_provider_uuid: parent }, minor);

describe('a resource provider', () => {
  it('is created at generation 0 and told where it is', async () => {
    const rest = await start();
    const reply = await create(rest, root, undefined, 'web');
    expect([reply.status, reply.headers['location']]).toEqual([200, `http://localhost:80${at(root)}`]);
    expect(reply.body).toMatchObject({ uuid: root, name: 'web', generation: 0, parent_provider_uuid: null });
    expect((await rest.ask('GET', at(root))).body).toEqual(reply.body);
    const inCharacters = { name: '\u{1f408}'.repeat(200) };
    expect((await rest.ask('POST', '/resource_providers', inCharacters)).status).toBe(200);
    const unnamed = await rest.ask('POST', '/resource_providers', { name: 'made up' });
    expect(unnamed.body.uuid).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [0, 201, ['self', 'inventories', 'usages']],
    [1, 201, ['self', 'inventories', 'usages', 'aggregates']],
    [6, 201, ['self', 'inventories', 'usages', 'aggregates', 'traits']],
    [11, 201, ['self', 'inventories', 'usages', 'aggregates', 'traits', 'allocations']],
    [20, 200, ['self', 'inventories', 'usages', 'aggregates', 'traits', 'allocations']],
  ])('is shown in the form of 1.%i', async (minor, status, rels) => {
    const rest = await start();
    const made = await rest.ask('POST', '/resource_providers', { uuid: root, name: 'a' }, minor);
    expect([made.status, made.body === undefined]).toEqual([status, minor < 20]);
    const { body, headers } = await rest.ask('GET', at(root), undefined, minor);
    expect(body.links.map((link: { rel: string }) => link.rel)).toEqual(rels);
    expect(body.links[1].href).toBe(at(root, '/inventories'));
    expect('root_provider_uuid' in body).toBe(minor >= 14);
    expect('last-modified' in headers).toBe(minor >= 15);
  });

  it('has a name and a uuid of its own', async () => {
    const rest = await start();
    await create(rest, root, undefined, 'web');
    const duplicates = [
      await create(rest, other, undefined, 'web'),
      await create(rest, root, undefined, 'x'),
    ];
    for (const { status, code } of duplicates) {
      expect([status, code]).toEqual([409, 'placement.duplicate_name']);
    }
    await create(rest, other, undefined, 'other');
    const renamed = await rest.ask('PUT', at(other), { name: 'web' });
    expect([renamed.status, renamed.code]).toEqual([409, 'placement.duplicate_name']);
    expect((await rest.ask('PUT', at(other), { name: 'other' })).status).toBe(200);
  });

  it('gives its name free with a new one and with its end, and keeps its generation', async () => {
    const rest = await start();
    await create(rest, root, undefined, 'web');
    const renamed = await rest.ask('PUT', at(root), { name: 'api' });
    expect(renamed.body).toMatchObject({ name: 'api', generation: 0 });
    expect((await create(rest, other, undefined, 'web')).status).toBe(200);
    expect((await rest.ask('DELETE', at(other))).status).toBe(204);
    expect((await create(rest, child, undefined, 'web')).status).toBe(200);
  });

  it('is not removed while it has children, or anything of it is allocated', async () => {
    const rest = await twoTrees();
    const parent = await rest.ask('DELETE', at(child));
    expect([parent.status, parent.code]).toEqual([409, 'placement.resource_provider.cannot_delete_parent']);
    const inventories = { VCPU: { total: 4 } };
    await rest.ask('PUT', at(other, '/inventories'), { resource_provider_generation: 0, inventories });
    await rest.ask('PUT', `/allocations/${uuidOf(9)}`, claimBody({ [other]: { VCPU: 1 } }));
    const used = await rest.ask('DELETE', at(other));
    expect([used.status, used.code]).toEqual([409, 'placement.resource_provider.inuse']);
    await rest.ask('DELETE', `/allocations/${uuidOf(9)}`);
    for (const uuid of [other, grandchild, child, root]) {
      expect((await rest.ask('DELETE', at(uuid))).status).toBe(204);
    }
    expect((await rest.ask('GET', '/resource_providers')).body.resource_providers).toEqual([]);
  });

  it('that is not there is 404 on every path', async () => {
    const rest = await start();
    for (const uuid of [root, 'no-uuid']) {
      for (const part of [
        '',
        '/inventories',
        '/inventories/VCPU',
        '/usages',
        '/aggregates',
        '/traits',
        '/allocations',
      ]) {
        expect((await rest.ask('GET', at(uuid, part))).status).toBe(404);
      }
      for (const part of ['', '/inventories', '/inventories/VCPU', '/traits']) {
        expect((await rest.ask('DELETE', at(uuid, part))).status).toBe(404);
      }
      for (const part of ['', '/inventories', '/inventories/VCPU', '/aggregates']) {
        expect((await rest.ask('PUT', at(uuid, part), {})).status).toBe(404);
      }
    }
  });

  it.each([
    {},
    [],
    null,
    { name: 1 },
    { name: '' },
    { name: 'n'.repeat(201) },
    { name: '\u{1f408}'.repeat(201) },
    { name: '\ud800' },
    { name: 'a', colour: 'red' },
    { name: 'a', uuid: 'x' },
    { name: 'a', uuid: root, parent_provider_uuid: root },
    { name: 'a', parent_provider_uuid: 'x' },
    { name: 'a', parent_provider_uuid: other },
  ])('described as %j is refused, and nothing is left of it', async (body) => {
    const rest = await start();
    expect((await rest.ask('POST', '/resource_providers', body)).status).toBe(400);
    expect((await rest.ask('GET', '/resource_providers')).body.resource_providers).toEqual([]);
  });

  it('may not be given a parent before 1.14, nor a uuid by PUT', async () => {
    const rest = await twoTrees();
    const body = { name: 'a', parent_provider_uuid: root };
    expect((await rest.ask('POST', '/resource_providers', body, 13)).status).toBe(400);
    expect((await rest.ask('PUT', at(other), body, 13)).status).toBe(400);
    expect((await rest.ask('PUT', at(other), { name: 'a', uuid: other })).status).toBe(400);
  });
});

describe('a tree of resource providers', () => {
  it('is moved as a whole', async () => {
    const rest = await twoTrees();
    expect(await rootOf(rest, grandchild)).toBe(root);
    expect((await move(rest, child, other)).body).toMatchObject({
      ...{ parent_provider_uuid: other, root_provider_uuid: other, generation: 0 },
    });
    expect(await rootOf(rest, grandchild)).toBe(other);
    expect((await move(rest, child, null)).body.root_provider_uuid).toBe(child);
    expect(await rootOf(rest, grandchild)).toBe(child);
    expect(
      (await rest.ask('GET', `/resource_providers?in_tree=${grandchild}`)).body.resource_providers,
    ).toHaveLength(2);
    expect((await rest.ask('DELETE', at(root))).status).toBe(204);
  });

  it('stays as it is where the body tells no parent', async () => {
    const rest = await twoTrees();
    const { body } = await rest.ask('PUT', at(child), { name: 'renamed' });
    expect(body).toMatchObject({ name: 'renamed', parent_provider_uuid: root, root_provider_uuid: root });
  });

  it('is joined once and for all before 1.37', async () => {
    const rest = await twoTrees();
    expect((await move(rest, child, other, 36)).detail).toContain('re-parenting');
    expect((await move(rest, child, null, 36)).detail).toContain('un-parenting');
    expect((await move(rest, child, root, 36)).status).toBe(200);
    expect((await move(rest, root, other, 36)).status).toBe(200);
    expect(await rootOf(rest, grandchild)).toBe(other);
  });

  it('has no loops', async () => {
    const rest = await twoTrees();
    for (const below of [root, child, grandchild]) {
      const { status, detail } = await move(rest, root, below);
      expect([status, detail]).toEqual([400, expect.stringContaining('loop')]);
    }
    expect((await move(rest, child, uuidOf(99))).status).toBe(400);
    expect(await rootOf(rest, root)).toBe(root);
  });
});

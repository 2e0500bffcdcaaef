import { describe, expect, it } from 'vitest';
import { createRig } from '../testing/rig.ts';
import type { Rig } from '../testing/rig.ts';

const cellNames = ['cell0', 'cell1', 'cell2'];

/** Servers at equal and at different times: a third as build requests, the others over three cells. */
async function scattered(rig: Rig, total: number): Promise<string[]> {
  const uuids: string[] = [];
  while (uuids.length < total) {
    const many = Math.min(3, total - uuids.length);
    uuids.push(...(await rig.boot({ name: `s${uuids.length}`, max_count: many, min_count: many })));
    rig.pass(uuids.length % 2 === 0 ? 1000 : 0);
  }
  for (const [index, uuid] of uuids.entries()) {
    const cell = cellNames[index % 4];
    if (cell) await rig.place(uuid, cell, { vmState: 'active', taskState: '', updatedAtMs: index + 1 });
  }
  return uuids;
}

async function allPages(rig: Rig, first: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let pages = 0;
  let path: string | undefined = first;
  while (path) {
    const { body, status } = await rig.ask('GET', path);
    if (status !== 200) throw new Error(JSON.stringify(body));
    pages++;
    ids.push(...body.servers.map((server: { id: string }) => server.id));
    const next = body.servers_links?.[0]?.href as string | undefined;
    path = next && next.slice(next.indexOf('/v2.1'));
  }
  return { ids, pages };
}

const idsOf = async (rig: Rig, query = '', version = '2.90') => {
  const { body } = await rig.ask('GET', `/v2.1/servers${query}`, { version });
  return body.servers.map((server: { id: string }) => server.id) as string[];
};

describe('GET /servers', () => {
  it('lists id, name and links, of build requests and all cells', async () => {
    const rig = await createRig();
    const uuids = await scattered(rig, 9);
    const { body } = await rig.ask('GET', '/v2.1/servers');
    expect(body.servers.map((each: { id: string }) => each.id).sort()).toEqual([...uuids].sort());
    expect(Object.keys(body.servers[0])).toEqual(['id', 'name', 'links']);
    expect(body.servers_links).toBeUndefined();
  });

  it.each([1, 2, 5, 13, 100])('pages by %i and gives every server once, newest first', async (limit) => {
    const rig = await createRig();
    const uuids = await scattered(rig, 25);
    const whole = await idsOf(rig);
    expect([...whole].sort()).toEqual([...uuids].sort());
    const { ids, pages } = await allPages(rig, `/v2.1/servers?limit=${limit}`);
    expect(ids).toEqual(whole);
    expect(pages).toBe(Math.max(1, Math.ceil(25 / limit)));
  });

  it.each(['created_at', 'uuid', 'display_name', 'updated_at'])(
    'sorts by %s, both ways, also paged',
    async (key) => {
      const rig = await createRig();
      await scattered(rig, 14);
      const up = await allPages(rig, `/v2.1/servers/detail?limit=4&sort_key=${key}&sort_dir=asc`);
      const down = await allPages(rig, `/v2.1/servers/detail?limit=5&sort_key=${key}&sort_dir=desc`);
      expect(new Set(up.ids).size).toBe(14);
      expect(down.ids).toEqual([...up.ids].reverse());
      if (key === 'uuid') expect(up.ids).toEqual([...up.ids].sort());
    },
  );

  it('keeps its place when the marker was deleted', async () => {
    const rig = await createRig();
    await scattered(rig, 12);
    const whole = await idsOf(rig);
    await rig.ask('DELETE', `/v2.1/servers/${whole[4]}`);
    await rig.settle();
    expect(await idsOf(rig, `?marker=${whole[4]}`)).toEqual(whole.slice(5));
    expect(await idsOf(rig)).toEqual(whole.filter((_, index) => index !== 4));
  });

  it('shows a server once while it is being moved into its cell', async () => {
    const rig = await createRig();
    const [uuid] = await rig.boot();
    rig.store.beforeCommit = async () => {
      expect(await idsOf(rig)).toEqual([uuid]);
    };
    await rig.place(uuid!, 'cell1');
    expect(rig.store.beforeCommit).toBeNull();
    expect(await idsOf(rig)).toEqual([uuid]);
  });

  it('filters by name, status, flavor and host, and the marker may be one that the filter leaves out', async () => {
    const rig = await createRig();
    const uuids = await scattered(rig, 12);
    const all = await idsOf(rig);
    const active = await idsOf(rig, '?status=ACTIVE');
    expect(active).toHaveLength(9);
    expect(await idsOf(rig, '?status=active&status=BUILD')).toEqual(all);
    const building = all.filter((id) => !active.includes(id));
    const behind = active.filter((id) => all.indexOf(id) > all.indexOf(building[0]!));
    expect(await idsOf(rig, `?status=ACTIVE&marker=${building[0]}`)).toEqual(behind);
    expect(await idsOf(rig, '?name=S0-1')).toEqual([uuids[0]]);
    expect(await idsOf(rig, '?name=%5Es0-%5B12%5D%24')).toHaveLength(2);
    expect(await idsOf(rig, '?flavor=2')).toEqual([]);
    expect(await idsOf(rig, '?host=cell1-h1&limit=2')).toHaveLength(2);
    expect(await idsOf(rig, '?deleted=True')).toEqual([]);
  });

  it('lists the asker’s project only, and all of them to an admin who asks', async () => {
    const rig = await createRig();
    const [mine] = await rig.boot();
    const [bobs] = await rig.boot({}, { token: 'bob-token' });
    await rig.place(bobs!, 'cell1');
    expect(await idsOf(rig)).toEqual([mine]);
    const asBob = await rig.ask('GET', '/v2.1/servers', { token: 'bob-token' });
    expect(asBob.body.servers.map((each: { id: string }) => each.id)).toEqual([bobs]);
    expect((await idsOf(rig, '?all_tenants=True')).sort()).toEqual([mine, bobs].sort());
    const refused = await rig.ask('GET', '/v2.1/servers?all_tenants=1', { token: 'bob-token' });
    expect([refused.status, refused.body.forbidden.message]).toEqual([
      403,
      expect.stringContaining('all_tenants'),
    ]);
    const marker = await rig.ask('GET', `/v2.1/servers?marker=${mine}`, { token: 'bob-token' });
    expect(marker.status).toBe(400);
  });

  it.each([
    ['limit', 'limit=x'],
    ['limit', 'limit=-1'],
    ['marker', 'marker=nobody'],
    ['sort_key', 'sort_key=colour'],
    ['sort_dir', 'sort_dir=up'],
    ['all_tenants', 'all_tenants=maybe'],
    ['name', 'name=%5B'],
    ['changes-since', 'changes-since=yesterday'],
    ['colour', 'colour=red'],
  ])('refuses a bad %s with 400 naming it', async (name, query) => {
    const rig = await createRig();
    const { status, body } = await rig.ask('GET', `/v2.1/servers/detail?${query}`);
    expect([status, body.badRequest?.message]).toEqual([400, expect.stringContaining(name)]);
  });

  it('passes over unknown parameters below 2.75', async () => {
    const rig = await createRig();
    expect(await idsOf(rig, '?colour=red', '2.74')).toEqual([]);
  });
});

describe('a listing while a cell does not answer', () => {
  it.each(['frozen', 'down'] as const)(
    'lists its servers first, as UNKNOWN, when it is %s',
    async (fault) => {
      const rig = await createRig();
      const uuids = await scattered(rig, 8);
      const inCell = uuids.filter((_, index) => index % 4 === 1).reverse();
      rig.cells.get('cell1')!.fault = fault;
      const startedAt = performance.now();
      const { body } = await rig.ask('GET', '/v2.1/servers/detail');
      expect(performance.now() - startedAt).toBeLessThan(1000);
      const unknown = body.servers.filter((each: { status: string }) => each.status === 'UNKNOWN');
      expect(unknown.map((each: { id: string }) => each.id)).toEqual(inCell);
      expect(body.servers.slice(0, 2)).toEqual(unknown);
      expect(Object.keys(unknown[0]).sort()).toEqual(['created', 'id', 'links', 'status', 'tenant_id']);
      expect(new Set(body.servers.map((each: { id: string }) => each.id)).size).toBe(8);
      const brief = (await rig.ask('GET', '/v2.1/servers')).body.servers[0];
      expect(Object.keys(brief).sort()).toEqual(['id', 'links', 'status']);
    },
  );

  it('leaves them out below 2.69, and with limit, marker, sort or a filter', async () => {
    const rig = await createRig();
    const uuids = await scattered(rig, 8);
    rig.cells.get('cell1')!.fault = 'down';
    const rest = 6;
    expect(await idsOf(rig, '', '2.68')).toHaveLength(rest);
    for (const query of ['?limit=100', '?sort_key=uuid', '?name=s', `?limit=100&sort_dir=asc`])
      expect(await idsOf(rig, query)).toHaveLength(rest);
    expect(await idsOf(rig, '?all_tenants=True')).toHaveLength(8);
    expect(await idsOf(rig, `?marker=${uuids[0]}`)).not.toContain(uuids[1]);
  });

  it('does not make a healthy cell look down', async () => {
    const rig = await createRig();
    const uuids = await scattered(rig, 8);
    rig.cells.get('cell0')!.fault = 'frozen';
    const ids = await idsOf(rig, '?limit=100');
    expect(ids).toHaveLength(6);
    expect(ids).toContain(uuids[1]);
  });
});

import { describe, expect, it } from 'vitest';
import { host, startReplicaOn, testStore } from '../fixture.ts';
import { startRestOn, uuidOf } from './fixture.ts';

const levels = '/affinity_levels';
const hostNames = (...numbers: number[]) => numbers.map((n) => `h${n}`);

/** Six hosts of two racks, "r1" and "r2", and of none. */
async function racks(store = testStore()) {
  const rest = await startRestOn(store);
  for (let n = 1; n <= 6; n += 1) await rest.update({ ...host(n), uuid: uuidOf(n) });
  await rest.ask('PUT', `${levels}/rack`, { distance: 1 });
  await rest.ask('PUT', `${levels}/row`, { distance: 3 });
  const add = async (path: string, body: object) => {
    const { status, body: answer, detail } = await rest.ask('POST', `${levels}/${path}/hosts`, body);
    return status === 200 ? answer : `${status} ${detail}`;
  };
  for (const name of ['r1', 'r2']) await rest.ask('PUT', `${levels}/rack/${name}`);
  await rest.ask('PUT', `${levels}/row/a`);
  await add('rack/r1', { hosts: hostNames(1, 2) });
  await add('rack/r2', { hosts: hostNames(3, 4) });
  const hostsOf = async (path: string) => (await rest.ask('GET', `${levels}/${path}`)).body.hosts;
  const generation = (n: number) => rest.engine.memory.graph.get(uuidOf(n))?.record.generation;
  return { ...rest, add, hostsOf, generation };
}

describe('levels', () => {
  it('are made, changed, listed with their places, and deleted', async () => {
    const { ask } = await racks();
    expect(await ask('PUT', `${levels}/room`)).toMatchObject({ status: 201, body: { distance: 1 } });
    expect(await ask('PUT', `${levels}/room`, { distance: 9 })).toMatchObject({ status: 200 });
    expect((await ask('GET', levels)).body.affinity_levels).toMatchObject([
      {
        name: 'rack',
        distance: 1,
        places: [
          { name: 'r1', hosts: 2 },
          { name: 'r2', hosts: 2 },
        ],
      },
      { name: 'room', distance: 9, places: [] },
      { name: 'row', distance: 3, places: [{ name: 'a', hosts: 0 }] },
    ]);
    expect((await ask('DELETE', `${levels}/room`)).status).toBe(204);
    expect((await ask('DELETE', `${levels}/room`)).status).toBe(404);
    expect((await ask('DELETE', `${levels}/row`)).status).toBe(409);
  });

  it('have no distance below 1, and no colon in their names', async () => {
    const { ask } = await racks();
    expect((await ask('PUT', `${levels}/room`, { distance: 0 })).status).toBe(400);
    expect((await ask('PUT', `${levels}/ro:om`)).status).toBe(400);
    expect((await ask('PUT', `${levels}/rack/r:1`)).status).toBe(400);
  });
});

describe('places', () => {
  it('name an aggregate, given or new, and only one', async () => {
    const { ask } = await racks();
    const aggregate = uuidOf(77);
    const given = await ask('PUT', `${levels}/rack/r3`, { aggregate });
    expect(given).toMatchObject({ status: 201, body: { level: 'rack', name: 'r3', aggregate, hosts: [] } });
    expect((await ask('PUT', `${levels}/rack/r3`)).status).toBe(200);
    expect((await ask('PUT', `${levels}/rack/r3`, { aggregate: uuidOf(78) })).status).toBe(409);
    expect((await ask('PUT', `${levels}/row/b`, { aggregate })).status).toBe(409);
    expect((await ask('PUT', `${levels}/shelf/s1`)).status).toBe(404);
  });

  it('are not deleted while hosts are in them', async () => {
    const { ask } = await racks();
    expect(await ask('DELETE', `${levels}/rack/r1`)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('h1'),
    });
    expect((await ask('DELETE', `${levels}/row/a`)).status).toBe(204);
    expect((await ask('DELETE', `${levels}/row`)).status).toBe(204);
    expect((await ask('GET', `${levels}/row/a`)).status).toBe(404);
  });
});

describe('adding hosts', () => {
  it('puts the hosts of whole racks into a row, and a second time changes nothing', async () => {
    const { add, hostsOf, generation, engine } = await racks();
    const body = {
      hosts: hostNames(5),
      places: [
        { level: 'rack', name: 'r1' },
        { level: 'rack', name: 'r2' },
      ],
    };
    const [placed, other] = [generation(5) ?? 0, generation(6)];
    expect(await add('row/a', body)).toEqual({ added: 5, moved: 0, present: 0 });
    expect([generation(5), generation(6)]).toEqual([placed + 1, other]);
    expect(await hostsOf('row/a')).toEqual(hostNames(1, 2, 3, 4, 5));
    const [before, head] = [generation(1), await engine.store.ledgerHead()];
    expect(await add('row/a', body)).toEqual({ added: 0, moved: 0, present: 5 });
    expect([generation(1), await engine.store.ledgerHead()]).toEqual([before, head]);
  });

  it('moves a host from its place of the same level, and leaves its other levels alone', async () => {
    const { add, hostsOf } = await racks();
    await add('row/a', { hosts: hostNames(2, 3) });
    expect(await add('rack/r2', { hosts: hostNames(2, 3, 6) })).toEqual({ added: 2, moved: 1, present: 1 });
    expect(await hostsOf('rack/r1')).toEqual(hostNames(1));
    expect(await hostsOf('rack/r2')).toEqual(hostNames(2, 3, 4, 6));
    expect(await hostsOf('row/a')).toEqual(hostNames(2, 3));
  });

  it('does nothing where anything that is named does not exist', async () => {
    const { add, hostsOf } = await racks();
    const none = { hosts: hostNames(5), places: [] };
    expect(await add('row/a', { hosts: ['h5', 'h99'] })).toBe('400 There is no host h99.');
    expect(await add('row/a', { ...none, places: [{ level: 'rack', name: 'r9' }] })).toContain('400');
    expect(await add('row/a', { ...none, places: [{ level: 'shelf', name: 's' }] })).toContain('400');
    expect(await add('row/z', none)).toBe('404 There is no row z.');
    expect(await add('shelf/a', none)).toBe('404 There is no affinity level shelf.');
    expect(await hostsOf('row/a')).toEqual([]);
  });

  it('outlasts what the driver reports of aggregates', async () => {
    const { update, hostsOf, engine } = await racks();
    await update({ ...host(1), uuid: uuidOf(1), aggregates: [uuidOf(80)] });
    await update({ ...host(1), uuid: uuidOf(1), aggregates: [uuidOf(81)] });
    expect(await hostsOf('rack/r1')).toEqual(hostNames(1, 2));
    const aggregates = engine.memory.graph.get(uuidOf(1))?.record.aggregates;
    expect([aggregates?.includes(uuidOf(80)), aggregates?.includes(uuidOf(81))]).toEqual([false, true]);
  });

  it('takes no part of a host for one', async () => {
    const { add, update } = await racks();
    await update({ ...host(7), uuid: uuidOf(7), parentUuid: uuidOf(1) });
    expect(await add('row/a', { hosts: hostNames(7) })).toContain('400 h7 is no host');
  });

  it('is seen by the other replicas', async () => {
    const store = testStore();
    const { add } = await racks(store);
    const other = await startReplicaOn(store);
    await add('row/a', { hosts: hostNames(1) });
    await other.engine.replica.current();
    expect(other.engine.memory.levels.get('row')?.record.places).toMatchObject([{ name: 'a' }]);
    const aggregate = other.engine.memory.levels.get('row')?.record.places[0]?.aggregateUuid ?? '';
    expect([...(other.engine.memory.graph.aggregates.get(aggregate)?.members() ?? [])]).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const uuid = uuidOf(1);
const path = `/resource_providers/${uuid}/inventories`;
const [first, second] = [`/allocations/${uuidOf(8)}`, `/allocations/${uuidOf(9)}`];

async function start() {
  const rest = await startRestOn(testStore());
  await rest.ask('POST', '/resource_providers', { uuid, name: 'p' });
  const replace = (inventories: object, generation = 0, minor?: number) =>
    rest.ask('PUT', path, { resource_provider_generation: generation, inventories }, minor);
  const generation = async () => (await rest.ask('GET', path)).body.resource_provider_generation;
  return { ...rest, replace, generation };
}

/** VCPU and MEMORY_MB at generation 1; two consumers hold 3 VCPUs and 1 at generation 3. */
async function used() {
  const rest = await start();
  await rest.replace({ VCPU: { total: 4 }, MEMORY_MB: { total: 1024 } });
  await rest.ask('PUT', first, claimBody({ [uuid]: { VCPU: 3 } }));
  await rest.ask('PUT', second, claimBody({ [uuid]: { VCPU: 1 } }));
  return rest;
}

describe('inventories', () => {
  it('are replaced as a whole, defaults filled in, at the next generation', async () => {
    const rest = await start();
    const { status, body } = await rest.replace({ VCPU: { total: 8, reserved: 2 }, DISK_GB: { total: 10 } });
    expect(status).toBe(200);
    expect(body.resource_provider_generation).toBe(1);
    expect(body.inventories['VCPU']).toEqual({
      ...{ total: 8, reserved: 2, min_unit: 1, max_unit: 2147483647, step_size: 1, allocation_ratio: 1 },
    });
    expect((await rest.ask('GET', path)).body).toEqual(body);
    await rest.replace({ MEMORY_MB: { total: 1 } }, 1);
    expect(Object.keys((await rest.ask('GET', path)).body.inventories)).toEqual(['MEMORY_MB']);
  });

  it('are written one by one, each time at the next generation', async () => {
    const rest = await start();
    const added = await rest.ask('POST', path, { resource_class: 'VCPU', total: 4 });
    expect([added.status, added.headers['location']]).toEqual([201, `http://localhost:80${path}/VCPU`]);
    expect(added.body).toMatchObject({ total: 4, resource_provider_generation: 1 });
    const set = await rest.ask('PUT', `${path}/VCPU`, { total: 6, resource_provider_generation: 1 });
    expect([set.status, set.body]).toEqual([200, (await rest.ask('GET', `${path}/VCPU`)).body]);
    expect(set.body).toMatchObject({ total: 6, resource_provider_generation: 2 });
    expect((await rest.ask('DELETE', `${path}/VCPU`)).status).toBe(204);
    expect((await rest.ask('GET', `${path}/VCPU`)).status).toBe(404);
    expect(await rest.generation()).toBe(3);
    expect((await rest.ask('DELETE', path)).status).toBe(204);
    expect(await rest.generation()).toBe(4);
  });

  it('are written only at the generation that is told', async () => {
    const rest = await used();
    const total = { total: 4, resource_provider_generation: 2 };
    const stale = [
      await rest.replace({ VCPU: { total: 4 } }, 2),
      await rest.ask('PUT', `${path}/VCPU`, total),
      await rest.ask('POST', path, { ...total, resource_class: 'DISK_GB' }),
      await rest.ask('POST', path, { resource_class: 'VCPU', total: 4 }),
    ];
    for (const { status, code } of stale)
      expect([status, code]).toEqual([409, 'placement.concurrent_update']);
    expect(await rest.generation()).toBe(3);
  });

  it('may shrink below what is used: the holder may shrink and nobody new may start', async () => {
    const rest = await used();
    expect((await rest.replace({ VCPU: { total: 2 }, MEMORY_MB: { total: 1024 } }, 3)).status).toBe(200);
    const starting = await rest.ask('PUT', `/allocations/${uuidOf(7)}`, claimBody({ [uuid]: { VCPU: 1 } }));
    expect([starting.status, starting.code]).toEqual([409, 'placement.undefined_code']);
    expect((await rest.ask('PUT', first, claimBody({ [uuid]: { VCPU: 2 } }, 1))).status).toBe(204);
    const usages = await rest.ask('GET', `/resource_providers/${uuid}/usages`);
    expect(usages.body.usages).toEqual({ VCPU: 3, MEMORY_MB: 0 });
  });

  it('with allocations are not removed, each way with a code of its own', async () => {
    const rest = await used();
    const inUse = [409, 'placement.inventory.inuse'];
    const replaced = await rest.replace({ MEMORY_MB: { total: 1 } }, 3);
    expect([replaced.status, replaced.code]).toEqual(inUse);
    const all = await rest.ask('DELETE', path);
    expect([all.status, all.code]).toEqual(inUse);
    const one = await rest.ask('DELETE', `${path}/VCPU`);
    expect([one.status, one.code]).toEqual([409, 'placement.concurrent_update']);
    expect((await rest.ask('DELETE', `${path}/MEMORY_MB`)).status).toBe(204);
    await rest.ask('DELETE', first);
    await rest.ask('DELETE', second);
    expect((await rest.ask('DELETE', path)).status).toBe(204);
  });

  it('are not removed all at once before 1.5', async () => {
    const rest = await start();
    const reply = await rest.ask('DELETE', path, undefined, 4);
    expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET, POST, PUT']);
    expect((await rest.ask('DELETE', path, undefined, 5)).status).toBe(204);
  });

  it('may be reserved as a whole from 1.26', async () => {
    const rest = await start();
    const all = { VCPU: { total: 4, reserved: 4 } };
    expect((await rest.replace(all, 0, 25)).status).toBe(400);
    expect((await rest.replace(all, 0, 26)).status).toBe(200);
    expect((await rest.replace({ VCPU: { total: 4, reserved: 5 } }, 1)).status).toBe(400);
  });

  it('of a class that the provider does not have cannot be set or removed', async () => {
    const rest = await start();
    const body = { total: 4, resource_provider_generation: 0 };
    expect((await rest.ask('PUT', `${path}/VCPU`, body)).status).toBe(400);
    expect((await rest.ask('DELETE', `${path}/VCPU`)).status).toBe(404);
    expect((await rest.ask('DELETE', `${path}/x`)).status).toBe(404);
  });

  it.each([
    {},
    { total: 0 },
    { total: '4' },
    { total: 1.5 },
    { total: true },
    { total: 2 ** 31 },
    { total: 4, reserved: -1 },
    { total: 4, min_unit: 0 },
    { total: 4, max_unit: 0 },
    { total: 4, step_size: 0 },
    { total: 4, allocation_ratio: '1' },
    { total: 4, allocation_ratio: 1e39 },
    { total: 4, allocation_ratio: -1 },
    { total: 4, colour: 'red' },
  ])('described as %j are refused, and nothing is left of them', async (inventory) => {
    const rest = await start();
    const replies = [
      await rest.replace({ VCPU: inventory }),
      await rest.ask('POST', path, { ...inventory, resource_class: 'VCPU' }),
      await rest.ask('PUT', `${path}/VCPU`, { ...inventory, resource_provider_generation: 0 }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect((await rest.ask('GET', path)).body).toEqual({ inventories: {}, resource_provider_generation: 0 });
  });

  it.each([
    {},
    { inventories: {} },
    { resource_provider_generation: 0 },
    { resource_provider_generation: null, inventories: {} },
    { resource_provider_generation: '0', inventories: {} },
    { resource_provider_generation: 0, inventories: { vcpu: { total: 1 } } },
    { resource_provider_generation: 0, inventories: { CUSTOM_UNHEARD: { total: 1 } } },
    { resource_provider_generation: 0, inventories: [] },
    [],
  ])('in the body %j are refused', async (body) => {
    const rest = await start();
    expect((await rest.ask('PUT', path, body)).status).toBe(400);
    expect(await rest.generation()).toBe(0);
  });

  it('say of a number that is none, and of one that is too large', async () => {
    const rest = await start();
    const told = async (total: unknown) => (await rest.replace({ VCPU: { total } })).detail;
    expect(await told('x')).toContain("'x' is not of type 'integer'");
    expect(await told(0.5)).toContain("0.5 is not of type 'integer'");
    expect(await told(1e20)).toContain('greater than the maximum of 2147483647');
    expect(await told(undefined)).toContain("'total' is a required property");
  });

  it('name classes that somebody has made', async () => {
    const rest = await start();
    for (const resource_class of ['CUSTOM_UNHEARD', 'custom', 'GPU', 7]) {
      expect((await rest.ask('POST', path, { resource_class, total: 1 })).status).toBe(400);
    }
    await rest.ask('PUT', '/resource_classes/CUSTOM_GPU');
    expect((await rest.ask('POST', path, { resource_class: 'CUSTOM_GPU', total: 1 })).status).toBe(201);
  });
});

describe('what is allocated of a provider', () => {
  it('is told by class and by consumer, with generations from 1.28', async () => {
    const rest = await used();
    const at = (part: string, minor?: number) =>
      rest.ask('GET', `/resource_providers/${uuid}/${part}`, undefined, minor);
    expect((await at('usages')).body).toEqual({
      usages: { VCPU: 4, MEMORY_MB: 0 },
      resource_provider_generation: 3,
    });
    expect((await at('allocations')).body).toEqual({
      allocations: {
        [uuidOf(8)]: { resources: { VCPU: 3 }, consumer_generation: 1 },
        [uuidOf(9)]: { resources: { VCPU: 1 }, consumer_generation: 1 },
      },
      resource_provider_generation: 3,
    });
    expect((await at('allocations', 27)).body.allocations[uuidOf(9)]).toEqual({ resources: { VCPU: 1 } });
  });
});

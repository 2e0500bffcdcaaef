import { describe, expect, it } from 'vitest';
import { createRig } from '../testing/rig.ts';

const flavors = '/v2.1/flavors';
const big = { name: 'big', ram: 8192, vcpus: 8, disk: 10 };

describe('flavors', () => {
  it('are Nova’s in a new store, and stay deleted', async () => {
    const rig = await createRig();
    const { body } = await rig.ask('GET', `${flavors}/detail?is_public=None`);
    expect(body.flavors.map((each: { id: string; name: string }) => `${each.id} ${each.name}`)).toEqual([
      '1 m1.tiny',
      '2 m1.small',
      '3 m1.medium',
      '4 m1.large',
      '5 m1.xlarge',
    ]);
    expect(body.flavors[0]).toMatchObject({ ram: 512, vcpus: 1, disk: 1, swap: 0, rxtx_factor: 1 });
    expect((await rig.ask('DELETE', `${flavors}/1`)).status).toBe(202);
    await rig.api.flavors.seed(1);
    expect((await rig.ask('GET', `${flavors}/1`)).status).toBe(404);
  });

  it('are created with an id of their own, and once', async () => {
    const rig = await createRig();
    const create = (flavor: object) => rig.ask('POST', flavors, { body: { flavor } });
    const made = (await create({ ...big, id: 'auto' })).body.flavor;
    expect(made).toMatchObject({ name: 'big', ram: 8192, description: null, extra_specs: {} });
    expect(made.id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await create(big)).status).toBe(409);
    expect((await create({ ...big, name: 'other', id: '1' })).status).toBe(409);
    expect((await create({ ...big, ram: 'much' })).body.badRequest.message).toContain('flavor.ram');
    expect((await create({ ...big, colour: 1 })).body.badRequest.message).toContain('colour');
  });

  it('are changed by admins only', async () => {
    const rig = await createRig();
    const body = { flavor: big };
    expect((await rig.ask('POST', flavors, { body, token: 'bob-token' })).status).toBe(403);
    expect((await rig.ask('DELETE', `${flavors}/1`, { token: 'bob-token' })).status).toBe(403);
  });

  it('are hidden from others when they are private', async () => {
    const rig = await createRig();
    const flavor = { ...big, id: 'p', 'os-flavor-access:is_public': false };
    await rig.ask('POST', flavors, { body: { flavor } });
    expect((await rig.ask('GET', `${flavors}/p`)).status).toBe(200);
    expect((await rig.ask('GET', `${flavors}/p`, { token: 'bob-token' })).status).toBe(404);
    const seen = (await rig.ask('GET', `${flavors}?is_public=None`, { token: 'bob-token' })).body.flavors;
    expect(seen).toHaveLength(5);
  });

  it('carry extra specs', async () => {
    const rig = await createRig();
    const path = `${flavors}/1/os-extra_specs`;
    const body = { extra_specs: { 'resources:CUSTOM_GPU': 1, 'trait:X': 'required' } };
    expect((await rig.ask('POST', path, { body })).status).toBe(200);
    expect((await rig.ask('GET', path)).body.extra_specs).toEqual({
      'resources:CUSTOM_GPU': '1',
      'trait:X': 'required',
    });
    expect((await rig.ask('DELETE', `${path}/trait:X`)).status).toBe(200);
    expect((await rig.ask('DELETE', `${path}/trait:X`)).status).toBe(404);
    expect((await rig.ask('GET', `${flavors}/1`)).body.flavor.extra_specs).toEqual({
      'resources:CUSTOM_GPU': '1',
    });
  });

  it('are paged', async () => {
    const rig = await createRig();
    const { body } = await rig.ask('GET', `${flavors}?limit=2&marker=1`);
    expect(body.flavors.map((each: { id: string }) => each.id)).toEqual(['2', '3']);
    expect(body.flavors_links[0].href).toMatch(/limit=2&marker=3$/);
  });
});

describe('what a command-line client also asks for', () => {
  it('is answered in shape', async () => {
    const rig = await createRig();
    await rig.reportAlive('cell1');
    const get = async (path: string) => (await rig.ask('GET', `/v2.1/${path}`)).body;
    expect(await get('images')).toEqual({ images: [] });
    expect(await get('os-keypairs')).toEqual({ keypairs: [] });
    expect((await get('os-services')).services).toMatchObject([
      { host: 'cell1-h1', state: 'up', zone: 'zone-cell1' },
    ]);
    const [hypervisor] = (await get('os-hypervisors/detail')).hypervisors;
    expect(hypervisor).toMatchObject({ hypervisor_hostname: 'cell1-h1', state: 'up' });
    expect((await get(`os-hypervisors/${hypervisor.id}`)).hypervisor).toEqual(hypervisor);
    expect((await get('os-availability-zone')).availabilityZoneInfo).toEqual([
      { zoneName: 'zone-cell1', zoneState: { available: true }, hosts: null },
    ]);
    expect((await get('os-availability-zone/detail')).availabilityZoneInfo[0].hosts).toHaveProperty(
      'cell1-h1',
    );
    const services = await rig.ask('GET', '/v2.1/os-services', { token: 'bob-token' });
    expect(services.status).toBe(403);
  });
});

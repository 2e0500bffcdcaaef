import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { standardResourceClasses } from '../names/standard-resource-classes.ts';
import { standardTraits } from '../names/standard-traits.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const start = () => startRestOn(testStore());
type Rest = Awaited<ReturnType<typeof start>>;

const uuid = uuidOf(1);
const inventories = `/resource_providers/${uuid}/inventories`;
const longest = `CUSTOM_${'X'.repeat(248)}`;

/** A provider with one CUSTOM_GPU, whose class and trait somebody has made. */
async function inUse(): Promise<Rest> {
  const rest = await start();
  await rest.ask('POST', '/resource_providers', { uuid, name: 'p' });
  await rest.ask('PUT', '/resource_classes/CUSTOM_GPU');
  await rest.ask('PUT', '/traits/CUSTOM_GOLD');
  await rest.ask('POST', inventories, { resource_class: 'CUSTOM_GPU', total: 4 });
  const traits = { resource_provider_generation: 1, traits: ['CUSTOM_GOLD'] };
  await rest.ask('PUT', `/resource_providers/${uuid}/traits`, traits);
  return rest;
}

const classNames = async (rest: Rest): Promise<string[]> =>
  (await rest.ask('GET', '/resource_classes')).body.resource_classes.map((one: { name: string }) => one.name);

describe('a resource class', () => {
  it('is standard, or custom once somebody has made it', async () => {
    const rest = await start();
    expect(await classNames(rest)).toEqual(standardResourceClasses);
    const made = await rest.ask('POST', '/resource_classes', { name: 'CUSTOM_GPU' });
    expect([made.status, made.body]).toEqual([201, undefined]);
    expect(made.headers['location']).toBe('http://localhost:80/resource_classes/CUSTOM_GPU');
    expect(await classNames(rest)).toEqual([...standardResourceClasses, 'CUSTOM_GPU']);
    expect((await rest.ask('GET', '/resource_classes/CUSTOM_GPU')).body).toEqual({
      name: 'CUSTOM_GPU',
      links: [{ rel: 'self', href: '/resource_classes/CUSTOM_GPU' }],
    });
    expect((await rest.ask('GET', '/resource_classes/VCPU')).status).toBe(200);
    expect((await rest.ask('POST', '/resource_classes', { name: 'CUSTOM_GPU' })).status).toBe(409);
  });

  it('is made by PUT from 1.7, or found there', async () => {
    const rest = await start();
    const answers = [201, 204].map(() => rest.ask('PUT', '/resource_classes/CUSTOM_GPU', undefined, 7));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 204]);
    const headers = (await rest.ask('PUT', `/resource_classes/${longest}`)).headers;
    expect(headers['location']).toContain(longest);
    expect(headers).not.toHaveProperty('last-modified');
  });

  it('is renamed by PUT before 1.7, wherever it is used', async () => {
    const rest = await inUse();
    await rest.ask('PUT', `/allocations/${uuidOf(9)}`, claimBody({ [uuid]: { CUSTOM_GPU: 2 } }));
    const renamed = await rest.ask('PUT', '/resource_classes/CUSTOM_GPU', { name: 'CUSTOM_CARD' }, 6);
    expect([renamed.status, renamed.body.name]).toEqual([200, 'CUSTOM_CARD']);
    expect((await rest.ask('GET', '/resource_classes/CUSTOM_GPU')).status).toBe(404);
    const usages = (await rest.ask('GET', `/resource_providers/${uuid}/usages`)).body.usages;
    expect(usages).toEqual({ CUSTOM_CARD: 2 });
    expect((await rest.show(uuidOf(9))).allocations[uuid].resources).toEqual({ CUSTOM_CARD: 2 });
    expect((await rest.ask('DELETE', `/allocations/${uuidOf(9)}`)).status).toBe(204);
    expect((await rest.ask('GET', `/resource_providers/${uuid}/usages`)).body.usages).toEqual({
      CUSTOM_CARD: 0,
    });
  });

  it('is not renamed where it is standard or not there, or to a name that is taken', async () => {
    const rest = await inUse();
    await rest.ask('PUT', '/resource_classes/CUSTOM_OTHER');
    const rename = async (from: string, body: unknown) =>
      (await rest.ask('PUT', `/resource_classes/${from}`, body, 6)).status;
    expect(await rename('VCPU', { name: 'CUSTOM_CPU' })).toBe(400);
    expect(await rename('CUSTOM_UNHEARD', { name: 'CUSTOM_CPU' })).toBe(404);
    expect(await rename('CUSTOM_GPU', { name: 'CUSTOM_OTHER' })).toBe(409);
    expect(await rename('CUSTOM_GPU', { name: 'GPU' })).toBe(400);
    expect(await rename('CUSTOM_GPU', undefined)).toBe(415);
  });

  it('is removed once no inventory is of it', async () => {
    const rest = await inUse();
    const used = await rest.ask('DELETE', '/resource_classes/CUSTOM_GPU');
    expect([used.status, used.code]).toEqual([409, 'placement.undefined_code']);
    await rest.ask('DELETE', inventories);
    expect((await rest.ask('DELETE', '/resource_classes/CUSTOM_GPU')).status).toBe(204);
    expect((await rest.ask('DELETE', '/resource_classes/CUSTOM_GPU')).status).toBe(404);
    expect((await rest.ask('DELETE', '/resource_classes/VCPU')).status).toBe(400);
  });

  it.each(['CUSTOM_', 'CUSTOM_gpu', 'CUSTOM-GPU', 'GPU', 'VCPU', 'custom_gpu', `${longest}X`])(
    'is not made with the name %j',
    async (name) => {
      const rest = await start();
      expect((await rest.ask('PUT', `/resource_classes/${name}`)).status).toBe(400);
      expect((await rest.ask('POST', '/resource_classes', { name })).status).toBe(400);
      expect((await rest.ask('PUT', `/traits/${name}`)).status).toBe(400);
      expect(await classNames(rest)).toEqual(standardResourceClasses);
    },
  );

  it.each([{}, [], { name: 7 }, { name: '' }, { name: 'CUSTOM_A', colour: 'red' }])(
    'is not made from the body %j',
    async (body) => {
      const rest = await start();
      expect((await rest.ask('POST', '/resource_classes', body)).status).toBe(400);
    },
  );

  it('is not known before 1.2', async () => {
    const rest = await start();
    expect((await rest.ask('GET', '/resource_classes', undefined, 1)).status).toBe(404);
  });
});

describe('a trait', () => {
  const list = async (rest: Rest, query: string): Promise<string[]> =>
    (await rest.ask('GET', `/traits${query}`)).body.traits;

  it('is standard, or custom once somebody has made it', async () => {
    const rest = await start();
    const made = [await rest.ask('PUT', '/traits/CUSTOM_GOLD'), await rest.ask('PUT', '/traits/CUSTOM_GOLD')];
    expect(made.map(({ status }) => status)).toEqual([201, 204]);
    expect(made[0]?.headers['location']).toBe('http://localhost:80/traits/CUSTOM_GOLD');
    expect(await list(rest, '')).toEqual([...standardTraits, 'CUSTOM_GOLD']);
    expect((await rest.ask('GET', '/traits/CUSTOM_GOLD')).status).toBe(204);
    expect((await rest.ask('GET', '/traits/HW_CPU_X86_AVX2')).status).toBe(204);
    expect((await rest.ask('GET', '/traits/CUSTOM_SILVER')).status).toBe(404);
  });

  it('is found by the start of its name, by its name, and by whether somebody has it', async () => {
    const rest = await inUse();
    await rest.ask('PUT', '/traits/CUSTOM_SILVER');
    expect(await list(rest, '?name=startswith:CUSTOM_')).toEqual(['CUSTOM_GOLD', 'CUSTOM_SILVER']);
    const names = 'in:CUSTOM_SILVER,HW_CPU_X86_AVX2,CUSTOM_NOT_THERE';
    expect(await list(rest, `?name=${names}`)).toEqual(['HW_CPU_X86_AVX2', 'CUSTOM_SILVER']);
    expect(await list(rest, '?associated=true')).toEqual(['CUSTOM_GOLD']);
    expect(await list(rest, '?associated=False&name=startswith:CUSTOM')).toEqual(['CUSTOM_SILVER']);
  });

  it.each(['name=CUSTOM_GOLD', 'name=', 'name=like:X', 'associated=maybe', 'associated=', 'colour=red'])(
    'is not found by %s',
    async (query) => {
      const rest = await start();
      expect((await rest.ask('GET', `/traits?${query}`)).status).toBe(400);
    },
  );

  it('is removed once no provider has it', async () => {
    const rest = await inUse();
    expect((await rest.ask('DELETE', '/traits/CUSTOM_GOLD')).status).toBe(409);
    await rest.ask('DELETE', `/resource_providers/${uuid}/traits`);
    expect((await rest.ask('DELETE', '/traits/CUSTOM_GOLD')).status).toBe(204);
    expect((await rest.ask('DELETE', '/traits/CUSTOM_GOLD')).status).toBe(404);
    expect((await rest.ask('DELETE', '/traits/HW_CPU_X86_AVX2')).status).toBe(400);
  });
});

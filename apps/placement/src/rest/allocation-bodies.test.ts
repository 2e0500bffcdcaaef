import { describe, expect, it } from 'vitest';
import { incompleteOwner } from '../allocations/replace.ts';
import { host, testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [h1, h2, c1, c2] = [uuidOf(1), uuidOf(2), uuidOf(101), uuidOf(102)];
const owner = { project_id: 'project', user_id: 'user' };
const list = [{ resource_provider: { uuid: h1 }, resources: { VCPU: 1 } }];
const dict = { [h1]: { resources: { VCPU: 1 } } };

async function api() {
  const rest = await startRestOn(testStore());
  for (const n of [1, 2]) await rest.update({ ...host(n), uuid: uuidOf(n) });
  const put = (body: unknown, minor?: number) => rest.ask('PUT', `/allocations/${c1}`, body, minor);
  return { ...rest, put };
}

describe('the body of a claim', () => {
  it('is a list before 1.12, and names an owner from 1.8', async () => {
    const { put, show } = await api();
    expect((await put({ allocations: list }, 0)).status).toBe(204);
    expect(await show(c1)).toMatchObject({
      ...{ project_id: incompleteOwner, user_id: incompleteOwner },
      ...{ consumer_generation: 1, consumer_type: 'unknown' },
    });
    expect((await put({ allocations: list }, 8)).detail).toContain("'project_id' is a required property");
    expect((await put({ allocations: list, ...owner }, 7)).status).toBe(400);
    expect((await put({ allocations: list, ...owner }, 8)).status).toBe(204);
    expect((await put({ allocations: list }, 0)).status).toBe(204);
    expect(await show(c1)).toMatchObject(owner);
    expect((await put({ allocations: dict, ...owner }, 11)).status).toBe(400);
  });

  it('is an object by provider from 1.12', async () => {
    const { put, show } = await api();
    expect((await put({ allocations: list, ...owner }, 12)).status).toBe(400);
    expect((await put({ allocations: dict, ...owner }, 12)).status).toBe(204);
    const { allocations } = await show(c1, 12);
    expect((await put({ allocations, ...owner }, 12)).status).toBe(204);
    expect((await put({ allocations: {}, ...owner }, 12)).status).toBe(400);
  });

  it('needs the generation of the consumer from 1.28, mappings may follow from 1.34, the type must from 1.38', async () => {
    const { put } = await api();
    const body = { allocations: dict, ...owner, consumer_generation: null };
    const mappings = { '': [h1], _NUMA1: [h1, h2] };
    expect((await put({ allocations: dict, ...owner }, 28)).status).toBe(400);
    expect((await put(body, 27)).status).toBe(400);
    expect((await put({ ...body, mappings }, 33)).status).toBe(400);
    expect((await put(body, 28)).status).toBe(204);
    const second = { ...body, consumer_generation: 1 };
    expect((await put({ ...second, mappings }, 34)).status).toBe(204);
    const third = { ...body, consumer_generation: 2 };
    expect((await put(third, 38)).detail).toContain("'consumer_type' is a required property");
    expect((await put({ ...third, consumer_type: 'INSTANCE' }, 37)).status).toBe(400);
    expect((await put({ ...third, consumer_type: 'INSTANCE' }, 38)).status).toBe(204);
  });

  const claim = claimBody({ [h1]: { VCPU: 1 } });
  it.each([
    [{ ...claim, extra: 1 }, 'unexpected'],
    [{ ...claim, allocations: { nobody: { resources: { VCPU: 1 } } } }, 'nobody'],
    [{ ...claim, allocations: { [h1]: { resources: {} } } }, 'minProperties'],
    [{ ...claim, allocations: { [h1]: { resources: { vcpu: 1 } } } }, 'vcpu'],
    [{ ...claim, allocations: { [h1]: { resources: { VCPU: 0 } } } }, 'minimum'],
    [{ ...claim, allocations: { [h1]: { resources: { VCPU: 0.5 } } } }, "'integer'"],
    [{ ...claim, allocations: { [h1]: { resources: { VCPU: '1' } } } }, "'type'"],
    [{ ...claim, allocations: { [h1]: { resources: { VCPU: 1 }, other: 1 } } }, 'unexpected'],
    [{ ...claim, consumer_generation: 'one' }, 'consumer_generation'],
    [{ ...claim, consumer_type: 'instance' }, 'consumer_type'],
    [{ ...claim, consumer_type: 'unknown' }, 'consumer_type'],
    [{ ...claim, project_id: '' }, 'project_id'],
    [{ ...claim, user_id: 'u'.repeat(256) }, 'user_id'],
    [{ ...claim, mappings: { '': ['nobody'] } }, 'nobody'],
    [{ ...claim, mappings: { 'a b': [h1] } }, 'a b'],
  ])('%j is refused and says why', async (body, why) => {
    const { put } = await api();
    const refused = await put(body);
    expect(refused).toMatchObject({ status: 400, code: 'placement.undefined_code' });
    expect(refused.detail).toContain(why);
  });

  it('is about a consumer with a uuid', async () => {
    const { ask, show } = await api();
    expect((await ask('PUT', '/allocations/nobody', claim)).detail).toContain('Malformed consumer_uuid');
    expect(await show('nobody')).toEqual({ allocations: {} });
  });

  it('takes uuids in capitals for the same uuids', async () => {
    const { ask, show } = await api();
    const upper = 'ABCDEF00-0000-4000-8000-00000000000A';
    await ask('PUT', `/allocations/${upper}`, claim);
    expect((await show(upper.toLowerCase())).consumer_generation).toBe(1);
    const twice = { [upper]: claim, [upper.toLowerCase()]: claim };
    expect((await ask('POST', '/allocations', twice)).detail).toContain('named twice');
  });
});

describe('the body of several claims', () => {
  const claim = { allocations: dict, ...owner };

  it('is taken from 1.13 on', async () => {
    const { ask } = await api();
    expect((await ask('POST', '/allocations', { [c1]: claim }, 12)).status).toBe(404);
    expect((await ask('POST', '/allocations', { [c1]: claim, [c2]: claim }, 13)).status).toBe(204);
    expect((await ask('POST', '/allocations', { [c1]: { ...claim, allocations: {} } }, 13)).status).toBe(204);
    expect((await ask('POST', '/allocations', { [c1]: claim }, 28)).status).toBe(400);
    expect((await ask('POST', '/allocations', {}, 13)).status).toBe(400);
    expect((await ask('POST', '/allocations', { nobody: claim }, 13)).detail).toContain('nobody');
  });
});

describe('what a consumer holds is shown', () => {
  it('with what the version knows', async () => {
    const { put, show } = await api();
    await put(claimBody({ [h1]: { VCPU: 1 } }));
    const keys = async (minor: number) => Object.keys(await show(c1, minor));
    expect(await keys(0)).toEqual(['allocations']);
    expect(await keys(12)).toEqual(['allocations', 'project_id', 'user_id']);
    expect(await keys(28)).toEqual(['allocations', 'project_id', 'user_id', 'consumer_generation']);
    expect(await keys(38)).toContain('consumer_type');
  });
});

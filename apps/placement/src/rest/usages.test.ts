import { describe, expect, it } from 'vitest';
import { host, testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

/** Three consumers of one project: two instances of two users, and one of no known type; one of another project. */
async function project() {
  const rest = await startRestOn(testStore());
  await rest.update({ ...host(1, 64), uuid: uuidOf(1) });
  const put = (n: number, vcpus: number, fields: object, minor = 39) =>
    rest.ask(
      'PUT',
      `/allocations/${uuidOf(100 + n)}`,
      { ...claimBody({ [uuidOf(1)]: { VCPU: vcpus } }), ...fields },
      minor,
    );
  await put(1, 1, {});
  await put(2, 2, { user_id: 'other' });
  await put(3, 4, { consumer_type: undefined }, 37);
  await put(4, 8, { project_id: 'other' });
  const usages = async (query: string, minor = 39) =>
    (await rest.ask('GET', `/usages?${query}`, undefined, minor)).body.usages;
  return { ...rest, usages };
}

describe('the usages of a project', () => {
  it('are sums by class before 1.38', async () => {
    const { usages } = await project();
    expect(await usages('project_id=project', 37)).toEqual({ VCPU: 7 });
    expect(await usages('project_id=project&user_id=other', 9)).toEqual({ VCPU: 2 });
    expect(await usages('project_id=nobody', 9)).toEqual({});
  });

  it('are sums by type of consumer from 1.38, or of one type, or of all', async () => {
    const { usages } = await project();
    expect(await usages('project_id=project')).toEqual({
      INSTANCE: { consumer_count: 2, VCPU: 3 },
      unknown: { consumer_count: 1, VCPU: 4 },
    });
    expect(await usages('project_id=project&consumer_type=all')).toEqual({
      all: { consumer_count: 3, VCPU: 7 },
    });
    expect(await usages('project_id=project&consumer_type=unknown')).toEqual({
      unknown: { consumer_count: 1, VCPU: 4 },
    });
    expect(await usages('project_id=project&user_id=user&consumer_type=INSTANCE')).toEqual({
      INSTANCE: { consumer_count: 1, VCPU: 1 },
    });
    expect(await usages('project_id=project&consumer_type=MIGRATION')).toEqual({});
  });

  it('are asked for by project, with what the version knows', async () => {
    const { ask } = await project();
    expect(await ask('GET', '/usages')).toMatchObject({ status: 400, code: 'placement.query.missing_value' });
    expect((await ask('GET', '/usages?project_id=p&consumer_type=all', undefined, 37)).status).toBe(400);
    expect((await ask('GET', '/usages?project_id=p&consumer_type=all-of-them')).status).toBe(400);
    expect((await ask('GET', '/usages?project_id=project', undefined, 8)).status).toBe(404);
  });
});

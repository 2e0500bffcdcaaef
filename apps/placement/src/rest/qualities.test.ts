import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { startRestOn, uuidOf } from './fixture.ts';

const uuid = uuidOf(1);
const [a, b] = [uuidOf(101), uuidOf(102)];
const traitsPath = `/resource_providers/${uuid}/traits`;
const aggregatesPath = `/resource_providers/${uuid}/aggregates`;
const avx2 = 'HW_CPU_X86_AVX2';

async function start() {
  const rest = await startRestOn(testStore());
  await rest.ask('POST', '/resource_providers', { uuid, name: 'p' });
  return rest;
}

const traitsBody = (generation: unknown, traits: unknown) => ({
  resource_provider_generation: generation,
  traits,
});
const aggregatesBody = (generation: unknown, aggregates: unknown) => ({
  resource_provider_generation: generation,
  aggregates,
});

describe('traits of a provider', () => {
  it('are replaced as a whole, each time at the next generation', async () => {
    const rest = await start();
    await rest.ask('PUT', '/traits/CUSTOM_GOLD');
    const put = await rest.ask('PUT', traitsPath, traitsBody(0, [avx2, 'CUSTOM_GOLD']));
    expect([put.status, put.body]).toEqual([200, traitsBody(1, ['CUSTOM_GOLD', avx2])]);
    await rest.ask('PUT', traitsPath, traitsBody(1, [avx2]));
    expect((await rest.ask('GET', traitsPath)).body).toEqual(traitsBody(2, [avx2]));
    expect((await rest.ask('DELETE', traitsPath)).status).toBe(204);
    expect((await rest.ask('GET', traitsPath)).body).toEqual(traitsBody(3, []));
  });

  it('are written only at the generation that is told', async () => {
    const rest = await start();
    const { status, code } = await rest.ask('PUT', traitsPath, traitsBody(1, [avx2]));
    expect([status, code]).toEqual([409, 'placement.concurrent_update']);
  });

  it.each([
    {},
    [],
    { traits: [] },
    { resource_provider_generation: 0 },
    traitsBody('0', []),
    traitsBody(0, avx2),
    traitsBody(0, [7]),
    traitsBody(0, ['']),
    traitsBody(0, ['lower']),
    traitsBody(0, ['T'.repeat(256)]),
    traitsBody(0, [avx2, avx2]),
    traitsBody(0, [avx2, 'CUSTOM_UNHEARD']),
    { ...traitsBody(0, []), colour: 'red' },
  ])('in the body %j are refused, and nothing is left of them', async (body) => {
    const rest = await start();
    expect((await rest.ask('PUT', traitsPath, body)).status).toBe(400);
    expect((await rest.ask('GET', traitsPath)).body).toEqual(traitsBody(0, []));
  });

  it('are not known before 1.6', async () => {
    const rest = await start();
    expect((await rest.ask('GET', traitsPath, undefined, 5)).status).toBe(404);
    expect((await rest.ask('PUT', traitsPath, traitsBody(0, []), 5)).status).toBe(404);
  });
});

describe('aggregates of a provider', () => {
  it('come with a generation from 1.19, and leave it alone before', async () => {
    const rest = await start();
    const before = await rest.ask('PUT', aggregatesPath, [a, b], 18);
    expect([before.status, before.body]).toEqual([200, { aggregates: [a, b] }]);
    expect((await rest.ask('GET', aggregatesPath, undefined, 18)).body).toEqual({ aggregates: [a, b] });
    const after = await rest.ask('PUT', aggregatesPath, aggregatesBody(0, [a]), 19);
    expect([after.status, after.body]).toEqual([200, aggregatesBody(1, [a])]);
    expect((await rest.ask('GET', aggregatesPath)).body).toEqual(aggregatesBody(1, [a]));
    const stale = await rest.ask('PUT', aggregatesPath, aggregatesBody(0, []));
    expect([stale.status, stale.code]).toEqual([409, 'placement.concurrent_update']);
  });

  it.each([
    [18, aggregatesBody(0, [])],
    [18, ['x']],
    [18, [a, a]],
    [19, [a]],
    [39, {}],
    [39, aggregatesBody(null, [])],
    [39, aggregatesBody(0, [a, a.toUpperCase()])],
    [39, aggregatesBody(0, [7])],
    [39, aggregatesBody(0, a)],
  ])('are refused in 1.%i as %j', async (minor, body) => {
    const rest = await start();
    expect((await rest.ask('PUT', aggregatesPath, body, minor)).status).toBe(400);
    expect((await rest.ask('GET', aggregatesPath)).body).toEqual(aggregatesBody(0, []));
  });

  it('are not known before 1.1', async () => {
    const rest = await start();
    expect((await rest.ask('GET', aggregatesPath, undefined, 0)).status).toBe(404);
  });
});

describe('what the driver and the operator say of the same provider', () => {
  const report = (traits: string[]) => ({ uuid, name: 'p', traits });

  it('is kept apart: the operator s traits survive reports, the driver s vanish when it withdraws them', async () => {
    const rest = await start();
    const shown = async () => (await rest.ask('GET', traitsPath)).body.traits;
    await rest.ask('PUT', '/traits/CUSTOM_GOLD');
    await rest.update(report([avx2, 'CUSTOM_FROM_DRIVER']));
    await rest.ask('PUT', traitsPath, traitsBody(1, [avx2, 'CUSTOM_FROM_DRIVER', 'CUSTOM_GOLD']));
    await rest.update(report([avx2]));
    expect(await shown()).toEqual(['CUSTOM_GOLD', avx2]);
    await rest.update(report([]));
    expect(await shown()).toEqual(['CUSTOM_GOLD']);
    // The trait that the report made is there to be used by others.
    expect((await rest.ask('GET', '/traits/CUSTOM_FROM_DRIVER')).status).toBe(204);
  });

  it('comes back with the next report where the operator took it away', async () => {
    const rest = await start();
    await rest.update(report([avx2]));
    await rest.ask('DELETE', traitsPath);
    await rest.update(report([avx2]));
    expect((await rest.ask('GET', traitsPath)).body.traits).toEqual([avx2]);
  });
});

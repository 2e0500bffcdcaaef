import { describe, expect, it } from 'vitest';
import { host, testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [h1, h2] = [uuidOf(1), uuidOf(2)];
const [c1, c2, c3] = [uuidOf(101), uuidOf(102), uuidOf(103)];
const concurrent = { status: 409, code: 'placement.concurrent_update' };
const undefinedCode = { status: 409, code: 'placement.undefined_code' };

/** Two replicas over one store, and two hosts of so many VCPUs. */
async function cloud(vcpus = 4) {
  const store = testStore();
  const [one, two] = [await startRestOn(store), await startRestOn(store)];
  for (const n of [1, 2]) await one.update({ ...host(n, vcpus), uuid: uuidOf(n) });
  await two.engine.replica.current();
  const put = (consumer: string, ...claim: Parameters<typeof claimBody>) =>
    one.ask('PUT', `/allocations/${consumer}`, claimBody(...claim));
  const provider = async (uuid: string) => {
    await one.engine.replica.current();
    return one.engine.memory.graph.get(uuid)!.record;
  };
  return { store, one, two, put, provider };
}

describe('a claim', () => {
  it('raises the generations of the consumer and of the provider, and is shown as it was put', async () => {
    const { one, put, provider } = await cloud();
    expect(await put(c1, { [h1]: { VCPU: 2, MEMORY_MB: 512 } })).toMatchObject({ status: 204 });
    expect(await provider(h1)).toMatchObject({ generation: 1, used: [{ amount: 2 }, { amount: 512 }] });
    expect(await one.show(c1)).toEqual({
      allocations: { [h1]: { generation: 1, resources: { VCPU: 2, MEMORY_MB: 512 } } },
      project_id: 'project',
      user_id: 'user',
      consumer_generation: 1,
      consumer_type: 'INSTANCE',
    });
  });

  it('of the last unit is won by one of two, and the other is told that there is no capacity', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { one, two } = await cloud(1);
      const body = claimBody({ [h1]: { VCPU: 1 } });
      const replies = await Promise.all([
        one.ask('PUT', `/allocations/${c1}`, body),
        two.ask('PUT', `/allocations/${c2}`, body),
      ]);
      expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
      const refused = replies.find(({ status }) => status === 409);
      expect(refused).toMatchObject(undefinedCode);
      expect(refused?.detail).toContain('Unable to allocate inventory:');
      expect(refused?.detail).toContain('exceed the capacity');
    }
  });

  it('beside another that fits too is retried inside: both succeed, two generations later', async () => {
    const { one, two, provider } = await cloud();
    const body = claimBody({ [h1]: { VCPU: 1 } });
    const replies = await Promise.all([
      one.ask('PUT', `/allocations/${c1}`, body),
      two.ask('PUT', `/allocations/${c2}`, body),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([204, 204]);
    expect((await provider(h1)).generation).toBe(2);
  });

  it('of a new consumer says null, of a known one its generation', async () => {
    const { put } = await cloud();
    const wrong = await put(c1, { [h1]: { VCPU: 1 } }, 5);
    expect(wrong).toMatchObject(concurrent);
    expect(wrong.detail).toContain('consumer generation conflict - expected null but got 5');
    expect((await put(c1, { [h1]: { VCPU: 1 } }, null)).status).toBe(204);
    const stale = await put(c1, { [h1]: { VCPU: 2 } }, null);
    expect(stale).toMatchObject(concurrent);
    expect(stale.detail).toContain('consumer generation conflict - expected 1 but got None');
    expect((await put(c1, { [h1]: { VCPU: 2 } }, 2)).detail).toContain('expected 1 but got 2');
    expect((await put(c1, { [h1]: { VCPU: 2 } }, 1)).status).toBe(204);
  });

  it('of one generation is won by one of two replicas', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { one, two } = await cloud();
      const replies = await Promise.all(
        [one, two].map(({ ask }, at) =>
          ask('PUT', `/allocations/${c1}`, claimBody({ [at === 0 ? h1 : h2]: { VCPU: 1 } })),
        ),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(replies.find(({ status }) => status === 409)?.detail).toContain('expected 1 but got None');
    }
  });

  it('that fails leaves no consumer, so that the next one says null again', async () => {
    const { one, put, store } = await cloud();
    expect(await put(c1, { [h1]: { VCPU: 9 } })).toMatchObject(undefinedCode);
    expect(await one.show(c1)).toEqual({ allocations: {} });
    expect(await store.get(`consumer:${c1}`)).toBeNull();
    expect((await put(c1, { [h1]: { VCPU: 1 } }, null)).status).toBe(204);
  });

  it('may shrink or stay where the inventory shrank below it, and a new one may not start', async () => {
    const { one, put } = await cloud();
    await put(c1, { [h1]: { VCPU: 4 } });
    await one.update({ ...host(1, 2), uuid: h1 });
    expect(await put(c2, { [h1]: { VCPU: 1 } })).toMatchObject(undefinedCode);
    expect((await put(c1, { [h1]: { VCPU: 4 } }, 1)).status).toBe(204);
    expect((await put(c1, { [h1]: { VCPU: 3 } }, 2)).status).toBe(204);
    expect(await put(c1, { [h1]: { VCPU: 4 } }, 3)).toMatchObject(undefinedCode);
    expect((await put(c1, { [h1]: { VCPU: 2 } }, 3)).status).toBe(204);
  });

  it('is refused for what does not exist, and for what the provider has none of', async () => {
    const { put } = await cloud();
    const nobody = await put(c1, { [uuidOf(9)]: { VCPU: 1 } });
    expect(nobody).toMatchObject({ status: 400, code: 'placement.undefined_code' });
    expect(nobody.detail).toContain(`'${uuidOf(9)}' that does not exist`);
    expect((await put(c1, { [h1]: { CUSTOM_NONE: 1 } })).detail).toContain(
      'No such resource class CUSTOM_NONE',
    );
    const absent = await put(c1, { [h1]: { VGPU: 1 } });
    expect(absent).toMatchObject(undefinedCode);
    expect(absent.detail).toContain(`Inventory for 'VGPU' on resource provider '${h1}' invalid`);
  });

  it('keeps to the units of the inventory, even where it is no worse than before', async () => {
    const { one, put } = await cloud();
    const vcpu = { resourceClass: 'VCPU', total: 8, minUnit: 2, maxUnit: 4, stepSize: 2 };
    await one.update({ ...host(1), uuid: h1, inventories: [vcpu] });
    for (const amount of [1, 3, 6])
      expect((await put(c1, { [h1]: { VCPU: amount } })).detail).toContain('violate inventory constraints');
    expect((await put(c1, { [h1]: { VCPU: 4 } })).status).toBe(204);
    expect((await put(c1, { [h1]: { VCPU: 3 } }, 1)).status).toBe(409);
  });

  it('may change whose it is and what type it has', async () => {
    const { one, put } = await cloud();
    await put(c1, { [h1]: { VCPU: 1 } });
    await put(c1, { [h1]: { VCPU: 1 } }, 1, { project_id: 'p2', user_id: 'u2', consumer_type: 'MIGRATION' });
    expect(await one.show(c1)).toMatchObject({
      project_id: 'p2',
      user_id: 'u2',
      consumer_type: 'MIGRATION',
      consumer_generation: 2,
    });
  });

  it('leaves the generation of a provider that it merely no longer names', async () => {
    const { put, provider } = await cloud();
    await put(c1, { [h1]: { VCPU: 1 } });
    await put(c1, { [h2]: { VCPU: 1 } }, 1);
    expect(await provider(h1)).toMatchObject({ generation: 1, used: [] });
    expect(await provider(h2)).toMatchObject({ generation: 1, used: [{ amount: 1 }] });
  });
});

describe('a release', () => {
  it('by an empty claim asks for the generation, and raises that of the provider', async () => {
    const { one, put, provider, store } = await cloud();
    await put(c1, { [h1]: { VCPU: 1 } });
    expect(await put(c1, {}, null)).toMatchObject(concurrent);
    expect((await put(c1, {}, 1)).status).toBe(204);
    expect(await one.show(c1)).toEqual({ allocations: {} });
    expect(await provider(h1)).toMatchObject({ generation: 2, used: [] });
    expect(await store.get(`consumer:${c1}`)).toBeNull();
    expect((await put(c1, {}, null)).status).toBe(204);
    expect((await put(c1, { [h1]: { VCPU: 1 } }, null)).status).toBe(204);
    expect((await one.show(c1)).consumer_generation).toBe(1);
  });

  it('by DELETE asks for none and raises none, and is 404 where there is nothing', async () => {
    const { one, two, put, provider } = await cloud();
    await put(c1, { [h1]: { VCPU: 1 } });
    expect((await two.ask('DELETE', `/allocations/${c1}`)).status).toBe(204);
    expect((await one.ask('DELETE', `/allocations/${c1}`)).status).toBe(404);
    expect((await one.ask('DELETE', '/allocations/nobody')).status).toBe(404);
    expect(await provider(h1)).toMatchObject({ generation: 1, used: [] });
  });

  it('and a claim of the same consumer at once end as one after the other', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { one, two, put, provider } = await cloud();
      await put(c1, { [h1]: { VCPU: 1 } });
      const [gone, moved] = await Promise.all([
        one.ask('DELETE', `/allocations/${c1}`),
        two.ask('PUT', `/allocations/${c1}`, claimBody({ [h2]: { VCPU: 1 } }, 1)),
      ]);
      expect(gone.status).toBe(204);
      expect([204, 409]).toContain(moved.status);
      expect((await provider(h1)).used).toEqual([]);
      expect((await provider(h2)).used).toEqual([]);
    }
  });
});

describe('claims of several consumers', () => {
  it('are all made or none', async () => {
    const { one, provider } = await cloud();
    const body = { [c1]: claimBody({ [h1]: { VCPU: 1 } }), [c2]: claimBody({ [h2]: { VCPU: 9 } }) };
    expect(await one.ask('POST', '/allocations', body)).toMatchObject(undefinedCode);
    expect(await one.show(c1)).toEqual({ allocations: {} });
    expect(await provider(h1)).toMatchObject({ generation: 0, used: [] });
    const fits = { ...body, [c2]: claimBody({ [h2]: { VCPU: 4 } }) };
    expect((await one.ask('POST', '/allocations', fits)).status).toBe(204);
  });

  it('are counted together', async () => {
    const { one } = await cloud();
    const three = { [h1]: { VCPU: 3 } };
    const both = { [c1]: claimBody(three), [c2]: claimBody(three) };
    expect(await one.ask('POST', '/allocations', both)).toMatchObject(undefinedCode);
  });

  it('may take in the same step what another of them gives back', async () => {
    const { one, put, provider } = await cloud();
    await put(c1, { [h1]: { VCPU: 4 } });
    const body = { [c2]: claimBody({ [h1]: { VCPU: 4 } }), [c1]: claimBody({}, 1) };
    expect((await one.ask('POST', '/allocations', body)).status).toBe(204);
    expect(await one.show(c1)).toEqual({ allocations: {} });
    expect(await provider(h1)).toMatchObject({ generation: 2, used: [{ amount: 4 }] });
  });

  it('name the generation of each, and one wrong one stops them all', async () => {
    const { one, put } = await cloud();
    await put(c1, { [h1]: { VCPU: 1 } });
    const body = { [c1]: claimBody({ [h1]: { VCPU: 2 } }), [c3]: claimBody({ [uuidOf(9)]: { VCPU: 1 } }) };
    const refused = await one.ask('POST', '/allocations', body);
    expect(refused).toMatchObject(concurrent);
    expect(refused.detail).toContain('expected 1 but got None');
    expect((await one.show(c1)).allocations[h1].resources).toEqual({ VCPU: 1 });
  });
});

describe('the ledger', () => {
  it('tells a move as a release and a claim, every release before every claim', async () => {
    const { one, put, store } = await cloud();
    await put(c1, { [h1]: { VCPU: 4 } });
    const swap = { [c2]: claimBody({ [h1]: { VCPU: 4 } }), [c1]: claimBody({ [h2]: { VCPU: 1 } }, 1) };
    await one.ask('POST', '/allocations', swap);
    await put(c2, { [h1]: { VCPU: 4 } }, 1, { project_id: 'other' });
    const entries = await store.readLedger({ after: '', limit: 20 });
    const told = entries.map(({ event }) => [event.type, event.instanceUuid, event.host]).slice(2);
    expect(told).toEqual([
      ['allocation.claimed', c1, 'h1'],
      ['allocation.released', c1, 'h1'],
      ['allocation.claimed', c2, 'h1'],
      ['allocation.claimed', c1, 'h2'],
      ['consumer.updated', c2, ''],
    ]);
  });
});

import { ProviderRecord } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

const replica = async () => startReplicaOn(testStore());

describe('a report of a provider', () => {
  it('writes nothing when nothing changed', async () => {
    const placement = await replica();
    expect(await placement.update(host(1))).toEqual({ generation: 0 });
    const head = await placement.engine.store.ledgerHead();
    expect(await placement.update(host(1))).toEqual({ generation: 0 });
    expect(await placement.engine.store.ledgerHead()).toBe(head);
  });

  it('keeps the operator s traits and drops those the driver withdrew', async () => {
    const placement = await replica();
    await placement.update({ ...host(1), traits: ['CUSTOM_A', 'CUSTOM_B'] });
    const { store } = placement.engine;
    const { graph } = placement.engine.memory;
    const known = graph.get('p1');
    if (!known) throw new Error('no provider');
    const record = ProviderRecord.create({
      ...known.record,
      traits: ['CUSTOM_GOLD', 'CUSTOM_A', 'CUSTOM_B'],
    });
    const put = await store.commit({
      put: [{ key: 'provider:p1', value: ProviderRecord.encode(record) }],
      ledger: [{ type: 'provider.updated', detail: { provider_uuid: 'p1' } }],
    });
    expect(put.committed).toBe(true);
    await expect.poll(() => graph.get('p1')?.record.traits).toContain('CUSTOM_GOLD');
    await placement.update({ ...host(1), traits: ['CUSTOM_B', 'CUSTOM_C'] });
    expect(graph.get('p1')?.record.traits).toEqual(['CUSTOM_B', 'CUSTOM_C', 'CUSTOM_GOLD']);
  });

  it('may shrink an inventory below what is used, and then takes nothing new', async () => {
    const placement = await replica();
    await placement.update(host(1, 4));
    await placement.claim(claimOn(1, 'i1', 1, 3));
    await placement.update(host(1, 2));
    expect((await placement.claim(claimOn(1, 'i2'))).reason).toContain('over-capacity');
    expect(await placement.usages()).toMatchObject({
      usages: expect.arrayContaining([{ resourceClass: 'VCPU', capacity: 2, used: 3 }]),
    });
  });

  it('may not drop an inventory that is used', async () => {
    const placement = await replica();
    await placement.update(host(1));
    await placement.claim(claimOn(1, 'i1'));
    await expect(
      placement.update({ ...host(1), inventories: [{ resourceClass: 'VCPU', total: 4 }] }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', detail: { code: 'placement.inventory.inuse' } });
  });

  it('may not take the name of another provider, on any replica', async () => {
    const store = testStore();
    const [one, two] = [await startReplicaOn(store), await startReplicaOn(store)];
    const results = await Promise.allSettled([one.update(host(1)), two.update({ ...host(2), name: 'h1' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('may take a new name, and frees the old one', async () => {
    const placement = await replica();
    await placement.update(host(1));
    await placement.update({ ...host(1), name: 'renamed' });
    await placement.update({ ...host(2), name: 'h1' });
    expect(placement.engine.memory.graph.uuidOfName('h1')).toBe('p2');
    expect(placement.engine.memory.graph.uuidOfName('renamed')).toBe('p1');
  });

  it.each([
    [{ uuid: '' }, 'uuid'],
    [{ name: '' }, 'name'],
    [{ name: 'n'.repeat(201) }, 'name'],
    [{ inventories: [{ resourceClass: 'vcpu', total: 1 }] }, 'vcpu'],
    [{ inventories: [{ resourceClass: 'VCPU', total: 1, reserved: 2 }] }, 'inventories.VCPU.reserved'],
    [{ inventories: [{ resourceClass: 'VCPU', total: 1, allocationRatio: -1 }] }, 'allocationRatio'],
    [{ traits: ['not a trait'] }, 'not a trait'],
    [{ parentUuid: 'nobody' }, 'parent_uuid'],
  ])('with %j is refused by the name of the field', async (change, field) => {
    const placement = await replica();
    await expect(placement.update({ ...host(1), ...change })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(field),
    });
  });
});

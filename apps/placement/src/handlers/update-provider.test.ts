import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { originOf } from '../acts/asker.ts';
import { createNameAct } from '../acts/create-name.ts';
import { setTraitsAct } from '../acts/set-traits.ts';
import { claimOn, host, startReplicaOn, testPlatform, testStore } from '../fixture.ts';

const replica = async () => startReplicaOn(testStore());

/** The system's clock, but for what it says. */
const handClock = () => {
  const hand = { ...systemClock, nowMs: 0, now: () => hand.nowMs };
  return hand;
};

async function operatorAdds(
  { engine: { memory, writer, platform } }: Awaited<ReturnType<typeof replica>>,
  trait: string,
) {
  const origin = originOf({ requestId: 'req-operator' }, platform);
  await writer.perform(createNameAct({ kind: 'trait', name: trait }, origin));
  const traits = [...memory.graph.get('p1')!.record.traits, trait];
  await writer.perform(setTraitsAct({ uuid: 'p1', generation: null, traits }, origin, memory));
}

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
    const { graph } = placement.engine.memory;
    await placement.update({ ...host(1), traits: ['CUSTOM_A', 'CUSTOM_B'] });
    await operatorAdds(placement, 'CUSTOM_GOLD');
    await placement.update({ ...host(1), traits: ['CUSTOM_B', 'CUSTOM_C'] });
    expect(graph.get('p1')?.record.traits).toEqual(['CUSTOM_B', 'CUSTOM_C', 'CUSTOM_GOLD']);
  });

  it('makes the custom classes and traits that it names, in the same commit', async () => {
    const placement = await replica();
    const gpus = {
      ...host(1),
      inventories: [{ resourceClass: 'CUSTOM_GPU', total: 4 }],
      traits: ['CUSTOM_A'],
    };
    await placement.update(gpus);
    const { memory, store } = placement.engine;
    const versions = [
      memory.graph.get('p1'),
      memory.resourceClasses.get('CUSTOM_GPU'),
      memory.traits.get('CUSTOM_A'),
    ].map((known) => known?.version);
    expect(new Set(versions)).toEqual(new Set([1]));
    const types = (await store.readLedger({ after: '', limit: 9 })).map(({ event }) => event.type);
    expect(types).toEqual(['resource_class.created', 'trait.created', 'provider.updated']);
    await placement.update({ ...gpus, uuid: 'p2', name: 'h2' });
    expect(memory.graph.get('p2')?.record.traits).toEqual(['CUSTOM_A']);
  });

  it('tells when the provider was made and when it last changed, which a report of nothing new is not', async () => {
    const clock = handClock();
    const placement = await startReplicaOn(testStore(), { platform: { ...testPlatform, clock } });
    const times = () => {
      const record = placement.engine.memory.graph.get('p1')?.record;
      return [record?.createdAtMs, record?.updatedAtMs];
    };
    clock.nowMs = 1000;
    await placement.update(host(1));
    expect(times()).toEqual([1000, 1000]);
    clock.nowMs = 2000;
    await placement.update(host(1));
    expect(times()).toEqual([1000, 1000]);
    await placement.update(host(1, 8));
    expect(times()).toEqual([1000, 2000]);
  });

  it('moves everything below the provider with it', async () => {
    const placement = await replica();
    const child = (n: number, parent: number) => ({ ...host(n), parentUuid: `p${parent}` });
    for (const report of [host(1), child(2, 1), child(3, 2), host(4)]) await placement.update(report);
    const roots = () => [2, 3].map((n) => placement.engine.memory.graph.get(`p${n}`)?.record.rootUuid);
    expect(roots()).toEqual(['p1', 'p1']);
    await placement.update(child(2, 4));
    expect(roots()).toEqual(['p4', 'p4']);
    await placement.update(host(2));
    expect(roots()).toEqual(['p2', 'p2']);
    for (const n of [2, 3]) {
      await expect(placement.update(child(2, n))).rejects.toThrow('loop');
    }
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
    [{ inventories: [{ resourceClass: 'GPU', total: 1 }] }, 'GPU'],
    [{ inventories: [{ resourceClass: `CUSTOM_${'X'.repeat(249)}`, total: 1 }] }, 'CUSTOM_XXX'],
    [{ traits: ['not a trait'] }, 'not a trait'],
    [{ traits: ['HW_A'] }, 'HW_A'],
    [{ traits: ['CUSTOM_lower'] }, 'CUSTOM_lower'],
    [{ parentUuid: 'p1' }, 'parent_uuid'],
    [{ parentUuid: 'nobody' }, 'parent_uuid'],
  ])('with %j is refused by the name of the field', async (change, field) => {
    const placement = await replica();
    await expect(placement.update({ ...host(1), ...change })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(field),
    });
    expect(await placement.engine.store.ledgerHead()).toBe('');
  });
});

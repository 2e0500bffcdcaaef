import { beforeEach, describe, expect, it } from 'vitest';
import { cloudOf, numaHost, operationsFor, topologies, uuid } from '../topologies.ts';
import { candidates, canonical } from './candidates.ts';
import { Model } from './model.ts';
import type { Claim, Operation } from './operation.ts';

const [host, child, other] = [uuid('c', 1), uuid('c', 1, 1), uuid('c', 2)];
const [first, second] = [uuid('b', 1), uuid('b', 2)];

function built(operations: readonly Operation[]): Model {
  const model = new Model();
  for (const operation of operations) expect(model.apply(operation).status).toBeLessThan(300);
  return model;
}

/** A claim of one class at one provider, by default with the right generation. */
const claim = (provider: string, amount: number, more: Partial<Claim> = {}): Claim => ({
  allocations: { [provider]: { VCPU: amount } },
  project: 'project-1',
  user: 'user-1',
  type: 'INSTANCE',
  generation: 'current',
  ...more,
});
const nothing = (more: Partial<Claim> = {}): Claim => claim(host, 1, { allocations: {}, ...more });

describe.each(topologies.map((one) => [one.name, one] as const))('%s', (_name, { providers, queries }) => {
  it.each(queries.map((one) => [one.title, one] as const))(
    '%s',
    (_title, { query, candidates: expected }) => {
      const found = candidates(built(operationsFor(providers)), query);
      const flat = found.flatMap(({ allocations, mappings }) =>
        mappings.map((one) => ({ allocations, mappings: one })),
      );
      expect(flat.map(canonical).sort()).toEqual(expected.map(canonical).sort());
    },
  );
});

describe('the seed pictures', () => {
  it('offer every NUMA node and every PF of a host', () => {
    const query = {
      groups: { '': { resources: { VCPU: 1, MEMORY_MB: 512, DISK_GB: 10, SRIOV_NET_VF: 1 } } },
    };
    expect(candidates(built(operationsFor(numaHost(1))), query)).toHaveLength(2 * 2 * 4);
  });

  it('offer one node with its own PFs where a subtree is asked for', () => {
    const query = {
      groups: {
        _cpu: { resources: { VCPU: 1, MEMORY_MB: 512 } },
        _net: { resources: { SRIOV_NET_VF: 1 } },
      },
      groupPolicy: 'none',
      sameSubtrees: [['_cpu', '_net']],
    };
    expect(candidates(built(operationsFor(numaHost(1))), query)).toHaveLength(2 * 2);
  });

  it('make a cloud whose hosts use the disk of their rack only', () => {
    const providers = cloudOf(40, { disk: 'rack' });
    const query = { groups: { '': { resources: { VCPU: 1, DISK_GB: 10 } } } };
    const disks = candidates(built(operationsFor(providers)), query).map(({ allocations }) =>
      Object.keys(allocations).sort().join(),
    );
    expect(disks).toHaveLength(40 * 2);
    expect(disks).toContain([uuid('c', 20, 1), uuid('d', 1)].join());
    expect(disks).toContain([uuid('c', 21, 1), uuid('d', 2)].join());
    expect(disks).not.toContain([uuid('c', 21, 1), uuid('d', 1)].join());
    expect(cloudOf(500)).toHaveLength(500 * 7);
  });
});

describe('writing allocations', () => {
  let model: Model;
  const play = (operation: Operation) => model.apply(operation);
  const put = (consumer: string, wanted: Claim) => play({ act: 'putAllocations', consumer, claim: wanted });
  const generation = (provider: string) => model.providers.get(provider)?.generation;
  const concurrent = { status: 409, code: 'placement.concurrent_update' };
  const undefinedCode = { status: 409, code: 'placement.undefined_code' };

  beforeEach(() => {
    const inventories = { VCPU: { total: 4 } };
    model = built([
      { act: 'createProvider', provider: host, name: 'host' },
      { act: 'createProvider', provider: child, name: 'child', parent: host },
      { act: 'createProvider', provider: other, name: 'other' },
      { act: 'putInventories', provider: host, generation: 'current', inventories },
      { act: 'putInventories', provider: other, generation: 'current', inventories },
    ]);
  });

  it('gives the last unit to one of two claims', () => {
    expect(put(first, claim(host, 3)).status).toBe(204);
    expect(put(second, claim(host, 2))).toEqual(undefinedCode);
    expect(put(second, claim(host, 1)).status).toBe(204);
  });

  it('moves the generation of a provider once for each claim', () => {
    const before = generation(host)!;
    put(first, claim(host, 1));
    put(second, claim(host, 1));
    expect(generation(host)).toBe(before + 2);
  });

  it('wants null from a new consumer and the exact generation from one that exists', () => {
    expect(put(first, claim(host, 1, { generation: 0 }))).toEqual(concurrent);
    expect(put(first, claim(host, 1, { generation: null })).status).toBe(204);
    expect(model.consumers.get(first)?.generation).toBe(1);
    expect(put(first, claim(host, 2, { generation: null }))).toEqual(concurrent);
    expect(put(first, claim(host, 2, { generation: 0 }))).toEqual(concurrent);
    expect(put(first, claim(host, 2, { generation: 1 })).status).toBe(204);
  });

  it('leaves no consumer behind when the first claim fails', () => {
    expect(put(first, claim(host, 5))).toEqual(undefinedCode);
    expect(play({ act: 'getAllocations', consumer: first }).body).toEqual({ allocations: {} });
    expect(put(first, claim(host, 4, { generation: null })).status).toBe(204);
  });

  it('lets a consumer over capacity shrink, and nobody else start', () => {
    put(first, claim(host, 4));
    const lower = { act: 'putInventory', provider: host, class: 'VCPU', generation: 'current' } as const;
    expect(play({ ...lower, inventory: { total: 2 } }).status).toBe(200);
    expect(put(second, claim(host, 1))).toEqual(undefinedCode);
    expect(put(first, claim(host, 5))).toEqual(undefinedCode);
    expect(put(first, claim(host, 3)).status).toBe(204);
    expect(put(first, claim(host, 4))).toEqual(undefinedCode);
  });

  it('keeps to min_unit, max_unit and step_size', () => {
    const inventory = { total: 9, min_unit: 2, max_unit: 6, step_size: 2 };
    play({ act: 'putInventory', provider: host, class: 'VCPU', generation: 'current', inventory });
    for (const amount of [1, 3, 8, 2 ** 31]) expect(put(first, claim(host, amount))).toEqual(undefinedCode);
    expect(put(first, claim(host, 4)).status).toBe(204);
  });

  it('names what does not exist before it looks for room', () => {
    expect(put(first, claim(uuid('c', 99), 1)).status).toBe(400);
    expect(put(first, claim(host, 1, { allocations: { [host]: { CUSTOM_NONE: 1 } } })).status).toBe(400);
    expect(put(first, claim(host, 1, { allocations: { [host]: { DISK_GB: 1 } } }))).toEqual(undefinedCode);
    for (const amount of [0, -1, 1.5, '1', null])
      expect(put(first, claim(host, 1, { allocations: { [host]: { VCPU: amount } } })).status).toBe(400);
  });

  it('refuses to drop an inventory or a provider that is in use, each with its code', () => {
    put(first, claim(host, 1));
    const inventoryInUse = { status: 409, code: 'placement.inventory.inuse' };
    const none = { act: 'putInventories', provider: host, generation: 'current', inventories: {} } as const;
    expect(play(none)).toEqual(inventoryInUse);
    expect(play({ act: 'deleteInventories', provider: host })).toEqual(inventoryInUse);
    expect(play({ act: 'deleteInventory', provider: host, class: 'VCPU' })).toEqual(concurrent);
    expect(play({ act: 'deleteProvider', provider: host }).code).toBe(
      'placement.resource_provider.cannot_delete_parent',
    );
    expect(play({ act: 'deleteProvider', provider: child }).status).toBe(204);
    expect(play({ act: 'deleteProvider', provider: host }).code).toBe('placement.resource_provider.inuse');
  });

  it('releases by an empty body with the generation, or by DELETE without', () => {
    put(first, claim(host, 1));
    const before = generation(host)!;
    expect(put(first, nothing({ generation: 'stale' }))).toEqual(concurrent);
    expect(put(first, nothing()).status).toBe(204);
    expect(generation(host)).toBe(before + 1);
    expect(play({ act: 'deleteAllocations', consumer: first }).status).toBe(404);
    put(first, claim(host, 1));
    expect(play({ act: 'deleteAllocations', consumer: first }).status).toBe(204);
    expect(generation(host)).toBe(before + 2);
  });

  it('does not touch a provider that a new body merely omits', () => {
    put(first, claim(host, 1));
    const before = generation(host);
    expect(put(first, claim(other, 1)).status).toBe(204);
    expect(generation(host)).toBe(before);
    expect(model.used(host, 'VCPU')).toBe(0);
  });

  it('writes several consumers or none', () => {
    put(first, claim(host, 2));
    const before = structuredClone({ ...model });
    const claims = { [first]: claim(host, 1), [second]: claim(other, 5) };
    expect(play({ act: 'postAllocations', claims })).toEqual(undefinedCode);
    expect({ ...model }).toEqual(before);
  });

  it('moves what one consumer holds to another, where there would not be room for both', () => {
    put(first, claim(host, 4));
    const claims = { [first]: nothing(), [second]: claim(host, 4) };
    expect(play({ act: 'postAllocations', claims }).status).toBe(204);
    expect([...model.consumers.keys()]).toEqual([second]);
  });

  describe('a reshape', () => {
    const toChild = (amount: number): Operation => ({
      act: 'reshape',
      inventories: {
        [host]: { generation: 'current', inventories: { DISK_GB: { total: 10 } } },
        [child]: { generation: 'current', inventories: { VCPU: { total: 4 } } },
      },
      claims: { [first]: claim(child, amount) },
    });

    it('moves inventory and allocations to a child at once', () => {
      put(first, claim(host, 4));
      expect(play(toChild(4)).status).toBe(204);
      expect([...model.providers.get(host)!.inventories.keys()]).toEqual(['DISK_GB']);
      expect(model.used(child, 'VCPU')).toBe(4);
      expect(model.used(host, 'VCPU')).toBe(0);
    });

    it('leaves the old picture when it fails halfway', () => {
      put(first, claim(host, 4));
      put(second, claim(other, 1));
      const before = structuredClone({ ...model });
      expect(play(toChild(5))).toEqual(undefinedCode);
      expect(play({ ...toChild(4), claims: {} } as Operation).code).toBe('placement.inventory.inuse');
      expect({ ...model }).toEqual(before);
    });

    it('has a code of its own for a provider that it does not know', () => {
      const inventories = { [uuid('c', 99)]: { generation: 0, inventories: {} } } as const;
      expect(play({ act: 'reshape', inventories, claims: {} })).toEqual({
        status: 400,
        code: 'placement.resource_provider.not_found',
      });
    });
  });
});

describe('custom names', () => {
  it('match the pattern, and stay while they are in use', () => {
    const model = built([
      { act: 'createClass', class: 'CUSTOM_GOLD' },
      { act: 'createTrait', trait: 'CUSTOM_FAST' },
      { act: 'createProvider', provider: host, name: 'host' },
      {
        act: 'putInventories',
        provider: host,
        generation: 'current',
        inventories: { CUSTOM_GOLD: { total: 1 } },
      },
      { act: 'putTraits', provider: host, generation: 'current', traits: ['CUSTOM_FAST'] },
    ]);
    const status = (operation: Operation) => model.apply(operation).status;
    for (const name of ['VCPU', 'GOLD', 'CUSTOM_gold', `CUSTOM_${'X'.repeat(249)}`])
      expect(status({ act: 'createClass', class: name })).toBe(400);
    expect(status({ act: 'createClass', class: 'CUSTOM_GOLD' })).toBe(204);
    expect(status({ act: 'deleteClass', class: 'CUSTOM_GOLD' })).toBe(409);
    expect(status({ act: 'deleteTrait', trait: 'CUSTOM_FAST' })).toBe(409);
    expect(status({ act: 'deleteClass', class: 'VCPU' })).toBe(400);
    expect(status({ act: 'deleteTraits', provider: host })).toBe(204);
    expect(status({ act: 'deleteInventories', provider: host })).toBe(204);
    expect(status({ act: 'deleteClass', class: 'CUSTOM_GOLD' })).toBe(204);
    expect(status({ act: 'deleteTrait', trait: 'CUSTOM_FAST' })).toBe(204);
    expect(status({ act: 'deleteTrait', trait: 'CUSTOM_FAST' })).toBe(404);
  });
});

describe('a tree', () => {
  it('moves with its root, and never into itself', () => {
    const model = built([
      { act: 'createProvider', provider: host, name: 'host' },
      { act: 'createProvider', provider: child, name: 'child', parent: host },
      { act: 'createProvider', provider: other, name: 'other' },
      { act: 'updateProvider', provider: host, name: 'host', parent: other },
    ]);
    expect(model.root(child)).toBe(other);
    const loop: Operation = { act: 'updateProvider', provider: other, name: 'other', parent: child };
    expect(model.apply(loop).status).toBe(400);
    expect(model.apply({ act: 'updateProvider', provider: host, name: 'other' }).code).toBe(
      'placement.duplicate_name',
    );
    model.apply({ act: 'updateProvider', provider: host, name: 'renamed' });
    expect(model.root(child)).toBe(other);
    model.apply({ act: 'updateProvider', provider: host, name: 'renamed', parent: null });
    expect(model.root(child)).toBe(host);
  });
});

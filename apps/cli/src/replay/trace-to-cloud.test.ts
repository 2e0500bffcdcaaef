import { parseProfile } from '@cellflow/profile';
import { describe, expect, it } from 'vitest';
import type { TraceRequest } from './read-requests.ts';
import { toTimeline } from './timeline.ts';
import { flavorsOf, toFlavor } from './to-flavor.ts';
import { toCells } from './to-profile.ts';

const host = (name: string, more: object = {}) => ({
  ...{ name, cpuMilli: 32_500, memoryMib: 1024, gpus: 0, model: '', ...more },
});
const request = (name: string, more: Partial<TraceRequest> = {}): TraceRequest => ({
  ...{ name, cpuMilli: 1000, memoryMib: 512, gpus: 0, gpuMilli: 0, models: [] },
  ...{ createdAtS: 0, deletedAtS: null, ...more },
});

describe('toCells', () => {
  it('deals the hosts out to the cells in turn', () => {
    const cells = toCells(
      ['a', 'b', 'c'].map((name) => host(name)),
      { cells: 2, behaviour: { failing: 0 } },
    );
    const names = cells.map((cell) => parseProfile(cell.computes[0]!.profile).hosts.map(({ name }) => name));
    expect(cells.map(({ name }) => name)).toEqual(['cell1', 'cell2']);
    expect(names).toEqual([['a', 'c'], ['b']]);
  });

  it('gives a host whole cores, its memory, its GPUs and the trait of their model', () => {
    const [cell] = toCells([host('a', { gpus: 2, model: 'V100m32' })], {
      cells: 1,
      behaviour: { failing: 0.02 },
    });
    const [group] = parseProfile(cell!.computes[0]!.profile).hosts;
    expect(group).toMatchObject({
      inventory: { VCPU: { total: 32 }, MEMORY_MB: { total: 1024 }, CUSTOM_GPU: { total: 2 } },
      traits: ['CUSTOM_GPU_MODEL_V100M32'],
      availabilityZone: 'zone-cell1',
      behaviour: { failures: [{ probability: 0.02, class: 'reschedule' }] },
    });
  });

  it('gives a host without GPUs neither the class nor a trait', () => {
    const [cell] = toCells([host('a')], { cells: 1, behaviour: { failing: 0 } });
    const [group] = parseProfile(cell!.computes[0]!.profile).hosts;
    expect(Object.keys(group!.inventory)).toEqual(['VCPU', 'MEMORY_MB']);
    expect([group!.traits, group!.behaviour.failures]).toEqual([[], []]);
  });

  it('refuses more cells than hosts', () => {
    expect(() => toCells([host('a')], { cells: 2, behaviour: { failing: 0 } })).toThrow(
      '1 hosts cannot fill 2 cells',
    );
  });
});

describe('toFlavor', () => {
  it('rounds parts of cores and of GPUs up, and asks for any of the models', () => {
    const made = toFlavor(request('a', { cpuMilli: 11_400, gpus: 1, gpuMilli: 460, models: ['T4', 'A10'] }));
    expect(made).toEqual({
      id: 'trace-c12-m512-g1-a10-t4',
      body: { id: made.id, name: made.id, vcpus: 12, ram: 512, disk: 0 },
      extraSpecs: {
        'resources:CUSTOM_GPU': '1',
        'cellflow:required': 'in:CUSTOM_GPU_MODEL_A10,CUSTOM_GPU_MODEL_T4',
      },
    });
  });

  it('asks for at least one core and one MiB', () => {
    expect(toFlavor(request('a', { cpuMilli: 0, memoryMib: 0 }))).toEqual({
      id: 'trace-c1-m1',
      body: { id: 'trace-c1-m1', name: 'trace-c1-m1', vcpus: 1, ram: 1, disk: 0 },
      extraSpecs: {},
    });
  });

  it('is one per distinct shape, whatever the order of the models', () => {
    const shapes = [
      request('a', { gpus: 1, models: ['A', 'B'] }),
      request('b', { gpus: 1, models: ['B', 'A'] }),
      request('c', { gpus: 1 }),
    ];
    expect(flavorsOf(shapes).map(({ id }) => id)).toEqual(['trace-c1-m512-g1-a-b', 'trace-c1-m512-g1']);
  });
});

describe('toTimeline', () => {
  const told = (requests: TraceRequest[], options: Parameters<typeof toTimeline>[1]) =>
    toTimeline(requests, options).map(
      ({ kind, index, atMs }) => `${kind} ${requests[index]!.name} at ${atMs}`,
    );

  it('scales time and starts with the first creation', () => {
    const trace = [
      request('late', { createdAtS: 110 }),
      request('early', { createdAtS: 100, deletedAtS: 130 }),
    ];
    expect(told(trace, { speed: 10 })).toEqual([
      'boot early at 0',
      'boot late at 1000',
      'delete early at 3000',
    ]);
  });

  it('frees before it takes in one second, and boots before it deletes', () => {
    const trace = [
      request('next', { createdAtS: 5 }),
      request('brief', { createdAtS: 5, deletedAtS: 5 }),
      request('old', { createdAtS: 1, deletedAtS: 5 }),
    ];
    expect(told(trace, { speed: 'max' })).toEqual([
      'boot old at 0',
      'delete old at 0',
      'boot next at 0',
      'boot brief at 0',
      'delete brief at 0',
    ]);
  });

  it('leaves deletes out when asked to', () => {
    expect(told([request('a', { deletedAtS: 5 })], { speed: 'max', deletes: false })).toEqual([
      'boot a at 0',
    ]);
  });
});

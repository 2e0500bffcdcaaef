import { describe, expect, it } from 'vitest';
import { requestOfFlavor } from './flavor.ts';

const flavor = {
  vcpus: 2,
  memoryMb: 4096,
  rootGb: 20,
  ephemeralGb: 10,
  swapMb: 1500,
  extraSpecs: {} as Record<string, string>,
};
const withSpecs = (extraSpecs: Record<string, string>) => requestOfFlavor({ ...flavor, extraSpecs });
const amounts = (request: ReturnType<typeof requestOfFlavor>) =>
  Object.fromEntries(request.resources.map(({ resourceClass, amount }) => [resourceClass, amount]));

describe('what a flavor asks of placement', () => {
  it('is its vcpus, memory, and all its disks with swap rounded up to GiB', () => {
    expect(amounts(requestOfFlavor(flavor))).toEqual({ VCPU: 2, MEMORY_MB: 4096, DISK_GB: 32 });
  });

  it('leaves out what it has none of', () => {
    expect(amounts(requestOfFlavor({ ...flavor, rootGb: 0, ephemeralGb: 0, swapMb: 0 }))).toEqual({
      VCPU: 2,
      MEMORY_MB: 4096,
    });
  });

  it('is replaced per class by extra specs, 0 taking the class away', () => {
    expect(amounts(withSpecs({ 'resources:VCPU': '0', 'resources:CUSTOM_GPU': '3', 'hw:x': '1' }))).toEqual({
      MEMORY_MB: 4096,
      DISK_GB: 32,
      CUSTOM_GPU: 3,
    });
  });

  it('names traits that are required, forbidden, or one of several', () => {
    const request = withSpecs({
      'trait:HW_A': 'required',
      'trait:HW_B': 'forbidden',
      'cellflow:required': 'in:GPU_A,GPU_B; in:NET_A, NET_B',
    });
    expect(request.requiredTraits).toEqual([['HW_A'], ['GPU_A', 'GPU_B'], ['NET_A', 'NET_B']]);
    expect(request.forbiddenTraits).toEqual(['HW_B']);
  });

  it.each([
    [{ 'resources:VCPU': 'many' }, 'resources:VCPU'],
    [{ 'resources:VCPU': '-1' }, 'resources:VCPU'],
    [{ 'resources:vcpu': '1' }, 'resources:vcpu'],
    [{ 'trait:HW_A': 'maybe' }, 'trait:HW_A'],
    [{ 'trait:': 'required' }, 'trait:'],
    [{ 'cellflow:required': 'GPU_A' }, 'cellflow:required'],
    [{ 'cellflow:required': 'in:' }, 'cellflow:required'],
  ])('cannot be told from %j, which the error names', (extraSpecs, name) => {
    expect(() => withSpecs(extraSpecs as unknown as Record<string, string>)).toThrow(name);
  });

  it('is never nothing', () => {
    const none = { 'resources:VCPU': '0', 'resources:MEMORY_MB': '0', 'resources:DISK_GB': '0' };
    expect(() => withSpecs(none)).toThrow('no resources');
  });
});

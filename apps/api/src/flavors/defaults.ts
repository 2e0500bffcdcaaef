import type { Flavor, Init } from '@cellflow/contracts-common';

const flavor = (flavorid: string, name: string, sizes: { mb: number; vcpus: number; gb: number }) =>
  ({
    flavorid,
    name,
    vcpus: sizes.vcpus,
    memoryMb: sizes.mb,
    rootGb: sizes.gb,
    isPublic: true,
  }) satisfies Init<Flavor>;

/** The flavors of Nova's development installations; created in a store that has none. */
export const defaultFlavors: readonly Init<Flavor>[] = [
  flavor('1', 'm1.tiny', { mb: 512, vcpus: 1, gb: 1 }),
  flavor('2', 'm1.small', { mb: 2048, vcpus: 1, gb: 20 }),
  flavor('3', 'm1.medium', { mb: 4096, vcpus: 2, gb: 40 }),
  flavor('4', 'm1.large', { mb: 8192, vcpus: 4, gb: 80 }),
  flavor('5', 'm1.xlarge', { mb: 16_384, vcpus: 8, gb: 160 }),
];

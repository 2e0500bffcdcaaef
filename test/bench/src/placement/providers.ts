import { ProviderRecord } from '@cellflow/contracts-placement';

export const cell = 'cell1';

/** A uuid that can be read: provider 12 is f0000012-... */
export const uuidOf = (number: number): string =>
  `f${String(number).padStart(7, '0')}-0000-4000-8000-000000000000`;

const traitSets = [
  ['COMPUTE_NODE', 'HW_CPU_X86_AVX', 'HW_CPU_X86_AVX2', 'STORAGE_DISK_SSD'],
  ['COMPUTE_NODE', 'HW_CPU_X86_AVX', 'STORAGE_DISK_HDD'],
];

export interface FlatHost {
  /** 64 unless told. */
  readonly vcpus?: number;
  readonly usedVcpus?: number;
}

/** Host `number` as a replica of placement writes it: a tree of its own with VCPU, MEMORY_MB and DISK_GB. */
export function flatProvider(number: number, { vcpus = 64, usedVcpus = 0 }: FlatHost = {}): ProviderRecord {
  const traits = traitSets[number % traitSets.length] as string[];
  const inventory = (resourceClass: string, total: number, allocationRatio: number) => ({
    ...{ resourceClass, total, reserved: 0, minUnit: 1, maxUnit: total, stepSize: 1, allocationRatio },
  });
  return ProviderRecord.create({
    uuid: uuidOf(number),
    name: `host-${String(number).padStart(6, '0')}`,
    generation: 1,
    rootUuid: uuidOf(number),
    cell,
    availabilityZone: `zone-${number % 3}`,
    inventories: [
      inventory('VCPU', vcpus, 4),
      inventory('MEMORY_MB', vcpus * 4096, 1),
      inventory('DISK_GB', vcpus * 100, 1),
    ],
    used: usedVcpus > 0 ? [{ resourceClass: 'VCPU', amount: usedVcpus }] : [],
    traits,
    driverTraits: traits,
    createdAtMs: 1_760_000_000_000,
    updatedAtMs: 1_760_000_000_000,
  });
}

/** What every small request of this benchmark asks for. */
export const smallFlavor = { VCPU: 1, MEMORY_MB: 512, DISK_GB: 1 } as const;

/** A host that is never full. */
export const roomyHost: FlatHost = { vcpus: 10_000_000 };

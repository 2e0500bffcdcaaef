import { createHash } from 'node:crypto';
import type { AllocationRequest } from '@cellflow/contracts-common';

/**
 * The uuid of a candidate, from what it is: equal allocation requests have one, in whatever order they are told. The
 * first bits of a SHA-256 as a uuid of version 8 (RFC 9562, 5.8).
 */
export function candidateUuid({ allocations, mappings }: AllocationRequest): string {
  const canonical = [
    allocations
      .map(({ providerUuid, resources }) => [
        providerUuid,
        resources.map(({ resourceClass, amount }) => [resourceClass, amount]).sort(byFirst),
      ])
      .sort(byFirst),
    mappings.map(({ suffix, providerUuids }) => [suffix, [...providerUuids].sort()]).sort(byFirst),
  ];
  const hash = createHash('sha256').update(JSON.stringify(canonical)).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]): number =>
  (a as string) < (b as string) ? -1 : 1;

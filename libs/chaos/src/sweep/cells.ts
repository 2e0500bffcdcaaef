import type { CellSpec } from '@cellflow/stack';

const inventory = { VCPU: 1000, MEMORY_MB: 1_000_000, DISK_GB: 100_000 };

const group = (kind: string, behaviour: object, has: object = { count: 3, inventory }) => ({
  ...{ name: `{cell}-${kind}{n}`, behaviour, ...has },
  availabilityZone: `{cell}-${kind}`,
});

/** Cells with a zone for each way that a build can go. */
export const sweepCells = (count: number): CellSpec[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `cell${index + 1}`,
    computes: [
      {
        service: `cell${index + 1}-compute`,
        profile: {
          hosts: [
            // A phase that lasts is told to the conductor, and its steps are swept too.
            group('good', { networkingMs: 5, spawnMs: 5 }),
            // Longer than a third of the lease: it is renewed.
            group('slow', { spawnMs: 1200 }),
            group('tight', {}, { count: 1, inventory: { ...inventory, VCPU: 1 } }),
            group('moody', {
              networkingMs: 5,
              failures: [{ attempts: [1], message: 'the first try fails' }],
            }),
            group('bad', { networkingMs: 5, failures: [{ probability: 1, message: 'no build works here' }] }),
          ],
        },
      },
    ],
  }));

import type { CellSpec } from '@cellflow/stack';
import type { ScenarioFile } from './schema.ts';

/** Cells with hosts that behave as the scenario says. */
export function cellsOf(stack: ScenarioFile['stack']): CellSpec[] {
  const { failing, vcpus, computes } = stack;
  const failures = failing
    ? [
        {
          ...(failing.share === undefined ? {} : { probability: failing.share }),
          ...(failing.attempts === undefined ? {} : { attempts: failing.attempts }),
          ...(failing.abort ? { class: 'abort' } : {}),
          message: 'the scenario makes this build fail',
        },
      ]
    : [];
  const share = (compute: number) => Math.ceil((stack.hosts - compute) / computes);
  return Array.from({ length: stack.cells }, (_, cell) => ({
    name: `cell${cell + 1}`,
    computes: Array.from({ length: Math.min(computes, stack.hosts) }, (_, compute) => ({
      service: `cell${cell + 1}-compute${compute === 0 ? '' : `-${compute + 1}`}`,
      profile: {
        hosts: [
          {
            name: compute === 0 ? '{cell}-h{n}' : `{cell}-c${compute + 1}h{n}`,
            count: share(compute),
            inventory: { VCPU: vcpus, MEMORY_MB: 1_000_000, DISK_GB: 100_000 },
            availabilityZone: 'zone-{cell}',
            behaviour: { spawnMs: stack.spawn, failures },
          },
        ],
      },
    })),
  }));
}

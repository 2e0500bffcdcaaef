import type { Platform } from '@cellflow/platform';
import { layoutOf, provideServers, resolveCells } from '@cellflow/stack';
import type { CellSpec } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import { startChaosCloud } from '../cloud/index.ts';
import type { RunningChaosCloud } from '../cloud/index.ts';
import type { Scenario } from '../scenario/index.ts';

type StackPlan = Scenario['stack'];

/** Cells with hosts that behave as the scenario says. */
export function cellsOf(stack: StackPlan): CellSpec[] {
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

/** A cloud for one scenario, on servers of its own. */
export async function startScenarioCloud(
  stack: StackPlan,
  options: {
    readonly platform: Platform;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly logDir?: string;
    readonly log: (line: string) => void;
  },
): Promise<RunningChaosCloud> {
  const { platform, env, logDir, log } = options;
  const cells = cellsOf(stack);
  const servers = await provideServers({
    ...{ topology: buildTopology(layoutOf(resolveCells(cells))), appendFsync: stack.appendfsync },
    ...{ fresh: true, env, log },
  });
  try {
    const cloud = await startChaosCloud({
      ...{ cells, servers, platform, logDir, replicas: stack.replicas },
      ...{ maxAttempts: stack.attempts, leaseMs: stack.lease, buildTimeoutMs: stack.build_timeout },
    });
    return {
      ...cloud,
      async stop() {
        try {
          await cloud.stop();
        } finally {
          await servers.stop();
        }
      },
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

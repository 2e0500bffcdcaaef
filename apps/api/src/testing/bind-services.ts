import type { TerminateInstanceRequest } from '@cellflow/contracts-cell';
import { Compute } from '@cellflow/contracts-cell';
import type { ScheduleAndBuildInstancesRequest } from '@cellflow/contracts-global';
import { SuperConductor } from '@cellflow/contracts-global';
import type { UnclaimRequest } from '@cellflow/contracts-placement';
import { Placement, UnclaimOutcome } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import type { MemoryBroker } from '@cellflow/rpc';
import { bind, serve } from '@cellflow/rpc';
import { queues, users, vhosts } from '@cellflow/topology';

/** What the other services were told, in order. */
export interface Seen {
  readonly schedules: { readonly messageId: string; readonly request: ScheduleAndBuildInstancesRequest }[];
  readonly unclaims: UnclaimRequest[];
  readonly terminates: TerminateInstanceRequest[];
  /** What the super-conductor does with a message, once it is written down. Default: nothing. */
  schedule: () => Promise<void>;
  /** The super-conductor takes no more messages. */
  leave(): Promise<void>;
  /** It takes messages again. */
  comeBack(): Promise<void>;
}

const notServed = () => Promise.reject(new Error('not served here'));

/** Serves super-conductor, placement and the computes by writing down what they are told. */
export async function bindServices(
  broker: MemoryBroker,
  platform: Platform,
  cells: readonly string[],
): Promise<Seen> {
  const transport = broker.connect({ vhost: vhosts.api, user: users.superConductor });
  const superConductor = () =>
    serve({
      platform,
      transport,
      queues: [{ queue: queues.superConductor, prefetch: 100 }],
      bindings: [
        bind(SuperConductor, {
          scheduleAndBuildInstances: async (request, { messageId }) => {
            seen.schedules.push({ messageId, request });
            await seen.schedule();
          },
        }),
      ],
    });
  let serving = await superConductor();
  const seen: Seen = {
    ...{ schedules: [], unclaims: [], terminates: [] },
    schedule: () => Promise.resolve(),
    leave: () => serving.drain(),
    async comeBack() {
      serving = await superConductor();
    },
  };
  const placement = bind(Placement, {
    getAllocationCandidates: async () => ({
      providerSummaries: cells.map((cell) => ({
        name: `${cell}-h1`,
        cell,
        availabilityZone: `zone-${cell}`,
      })),
    }),
    claim: notServed,
    updateProvider: notServed,
    getAllocations: notServed,
    reportHoldings: notServed,
    getUsages: notServed,
    unclaim: async (request) => {
      seen.unclaims.push(request);
      return { outcome: UnclaimOutcome.RELEASED };
    },
  });
  await serve({
    platform,
    transport: broker.connect({ vhost: vhosts.placement, user: users.placement }),
    queues: [{ queue: queues.placement, prefetch: 100 }],
    bindings: [placement],
  });
  for (const cell of cells)
    await serve({
      platform,
      transport: broker.connect({ vhost: vhosts.cell(cell), user: users.compute(cell) }),
      queues: [{ queue: queues.compute(`${cell}-compute`), prefetch: 100 }],
      bindings: [
        bind(Compute, {
          buildAndRunInstance: notServed,
          terminateInstance: async (request) => void seen.terminates.push(request),
        }),
      ],
    });
  return seen;
}

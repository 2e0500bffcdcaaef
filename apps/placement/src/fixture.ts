import type { Codec, Init } from '@cellflow/contracts-common';
import {
  ClaimRequest,
  GetAllocationCandidatesRequest,
  GetAllocationsRequest,
  GetUsagesRequest,
  ReportHoldingsRequest,
  UnclaimRequest,
  UpdateProviderRequest,
} from '@cellflow/contracts-placement';
import { createPlatform, seededRandom, silentLogger } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import type { HandlerContext } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import type { MemoryStore, Store } from '@cellflow/store';
import { candidates as candidatesScope } from '@cellflow/topology';
import type { CandidateRules } from './config.ts';
import { methodsOf } from './methods.ts';
import { startEngine } from './placement-engine.ts';

/** For tests: a platform whose chance is seeded. */
export const testPlatform = createPlatform({ random: seededRandom(1) });

export const testStore = (): MemoryStore => createMemoryStore({ scope: 'placement', platform: testPlatform });

/** For tests: the scope that candidates are kept in. */
export const testCandidates = (platform: Platform = testPlatform): Store =>
  createMemoryStore({ scope: candidatesScope, platform });

/** A message as its receiver sees it. */
const received = <T>(codec: Codec<T>, message: Init<T>): T => codec.decode(codec.encode(message));

export const contextOf = (caller: string): HandlerContext => ({
  requestId: 'req-1',
  traceparent: '',
  messageId: 'req-1:i:1:claim',
  caller,
  redelivered: false,
  deadline: Infinity,
  signal: new AbortController().signal,
  logger: silentLogger,
});

/** What a replica of a test may have of its own. */
export interface ReplicaOptions {
  /** Default: a scope that no other replica has. */
  readonly candidates?: Store;
  readonly platform?: Platform;
  readonly config?: Partial<CandidateRules>;
  readonly cells?: readonly string[];
}

/** For tests: one replica on a store, its methods called as a named user ("scheduler" unless told). */
export async function startReplicaOn(
  store: Store,
  { platform = testPlatform, candidates = testCandidates(platform), config, cells }: ReplicaOptions = {},
) {
  const engine = startEngine({ store, candidates, platform, config, cells });
  await engine.replica.built;
  const methods = methodsOf(engine);
  const as = (user: string) => {
    const context = contextOf(user);
    return {
      claim: (request: Init<ClaimRequest>) => methods.claim(received(ClaimRequest, request), context),
      unclaim: (request: Init<UnclaimRequest>) => methods.unclaim(received(UnclaimRequest, request), context),
      update: (request: Init<UpdateProviderRequest>) =>
        methods.updateProvider(received(UpdateProviderRequest, request), context),
      allocations: (consumerUuid: string) =>
        methods.getAllocations(received(GetAllocationsRequest, { consumerUuid }), context),
      report: (request: Init<ReportHoldingsRequest>) =>
        methods.reportHoldings(received(ReportHoldingsRequest, request), context),
      usages: (cell = '') => methods.getUsages(received(GetUsagesRequest, { cell }), context),
      candidates: (request: Init<GetAllocationCandidatesRequest>) =>
        methods.getAllocationCandidates(received(GetAllocationCandidatesRequest, request), context),
    };
  };
  return { engine, as, ...as('scheduler'), stop: () => engine.replica.stop() };
}

/** For tests: a report of host "h<n>" of cell1, with so many VCPUs and plenty of the rest. */
export const host = (n: number, vcpus = 4): Init<UpdateProviderRequest> => ({
  uuid: `p${n}`,
  name: `h${n}`,
  cell: 'cell1',
  availabilityZone: 'az1',
  inventories: [
    { resourceClass: 'VCPU', total: vcpus },
    { resourceClass: 'MEMORY_MB', total: 65536 },
    { resourceClass: 'DISK_GB', total: 1000 },
  ],
});

/** For tests: a claim of one VCPU and 1 GiB on provider "p<n>". */
export const claimOn = (n: number, consumerUuid: string, attempt = 1, vcpus = 1): Init<ClaimRequest> => ({
  consumerUuid,
  attempt,
  projectId: 'project',
  userId: 'user',
  consumerType: 'INSTANCE',
  allocationRequest: {
    allocations: [
      {
        providerUuid: `p${n}`,
        resources: [
          { resourceClass: 'VCPU', amount: vcpus },
          { resourceClass: 'MEMORY_MB', amount: 1024 },
        ],
      },
    ],
  },
});

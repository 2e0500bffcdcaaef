import { ClaimOutcome, Placement, UnclaimOutcome } from '@cellflow/contracts-placement';
import type { ClaimRequest, GetAllocationCandidatesRequest } from '@cellflow/contracts-placement';
import type { Codec, Init, MethodDescriptor, RequestSpec } from '@cellflow/contracts-common';
import { SelectDestinationsRequest, SelectDestinationsResponse } from '@cellflow/contracts-global';
import { createPlatform, seededRandom, silentLogger } from '@cellflow/platform';
import type { Client, HandlerContext } from '@cellflow/rpc';
import { withDefaults } from './config.ts';
import type { SchedulerConfig } from './config.ts';
import { selectDestinations } from './handlers/select-destinations.ts';

/** For tests: a host as a small placement knows it. */
export interface TestHost {
  readonly name: string;
  readonly cell: string;
  readonly zone?: string;
  readonly vcpus: number;
  readonly memoryMb?: number;
  readonly traits?: readonly string[];
  /** Room that placement offers but a claim does not find: somebody was faster. */
  readonly taken?: number;
  /** Default: "uuid-<name>". */
  readonly uuid?: string;
  /** From what a hint wants to be near. */
  readonly distance?: number;
}

const uuidOf = ({ uuid, name }: TestHost): string => uuid ?? `uuid-${name}`;

interface Consumer {
  /** The fence: no claim of an attempt up to it is new. */
  attempt: number;
  heldAttempt?: number;
  tombstone?: boolean;
  held: { host: TestHost; vcpus: number } | null;
}

const pass = <T>(codec: Codec<T>, message: Init<T>): T => codec.decode(codec.encode(message));

/** For tests: placement's answers, in a few lines, with every request kept and errors on demand. */
export function testPlacement(hosts: readonly TestHost[]) {
  const consumers = new Map<string, Consumer>();
  const asked: { method: string; messageId: string; request: unknown }[] = [];
  const held = (host: TestHost) =>
    [...consumers.values()].reduce((sum, { held: it }) => sum + (it?.host === host ? it.vcpus : 0), 0);
  let failure: (method: string, request: unknown) => Error | null = () => null;
  let shown: ((host: TestHost) => boolean) | null = null;

  const candidates = ({ groups, limit, rootForbidden, store }: GetAllocationCandidatesRequest) => {
    const group = groups[0];
    const vcpus = group?.resources.find(({ resourceClass }) => resourceClass === 'VCPU')?.amount ?? 0;
    const isShown = shown ?? (() => true);
    shown = null;
    const fitting = hosts.filter(
      (host) =>
        isShown(host) &&
        held(host) + vcpus <= host.vcpus &&
        ![...(group?.forbiddenTraits ?? []), ...rootForbidden].some((trait) =>
          host.traits?.includes(trait),
        ) &&
        ['', host.name].includes(group?.inTree ?? ''),
    );
    const listed = limit === 0 ? fitting : fitting.slice(0, limit);
    const traits = [...new Set(listed.flatMap((host) => host.traits ?? []))];
    return {
      resourceClasses: ['VCPU', 'MEMORY_MB', 'DISK_GB'],
      traits,
      providerSummaries: listed.map((host, rootIndex) => ({
        uuid: uuidOf(host),
        name: host.name,
        cell: host.cell,
        availabilityZone: host.zone ?? 'nova',
        rootIndex,
        classIndexes: [0, 1, 2],
        capacity: [host.vcpus, host.memoryMb ?? 65536, 1000],
        used: [held(host), 0, 0],
        traitIndexes: (host.traits ?? []).map((trait) => traits.indexOf(trait)),
      })),
      candidates: listed.map((host, providerIndex) => ({
        rootIndex: providerIndex,
        distance: host.distance,
        uuid: store ? `0000abcd-0000-8000-8000-${String(providerIndex).padStart(12, '0')}` : '',
        allocations: [{ providerIndex, classIndexes: [0], amounts: [vcpus] }],
        mappings: [{ suffix: '', providerIndexes: [providerIndex] }],
      })),
    };
  };

  const heldBy = (outcome: number, { held: it }: Consumer) => ({
    outcome,
    host: it?.host.name,
    cell: it?.host.cell,
    availabilityZone: it?.host.zone ?? 'nova',
    allocations: allocationsOf(it),
  });

  const claim = ({ consumerUuid, attempt, allocationRequest }: ClaimRequest) => {
    const known = consumers.get(consumerUuid);
    const heldAttempt = known?.heldAttempt ?? 0;
    if (known?.held && heldAttempt === attempt) return heldBy(ClaimOutcome.ALREADY_CLAIMED, known);
    if (known && (known.tombstone || attempt <= known.attempt)) {
      return { outcome: ClaimOutcome.STALE_ATTEMPT, tombstone: known.tombstone, heldAttempt };
    }
    if (known?.held) return { outcome: ClaimOutcome.HELD_BY_OTHER_ATTEMPT, heldAttempt };
    const asksFor = allocationRequest?.allocations[0];
    const host = hosts.find((each) => uuidOf(each) === asksFor?.providerUuid) as TestHost;
    const vcpus = asksFor?.resources[0]?.amount ?? 0;
    if (held(host) + (host.taken ?? 0) + vcpus > host.vcpus) return { outcome: ClaimOutcome.REFUSED };
    const consumer = { attempt, heldAttempt: attempt, held: { host, vcpus } };
    consumers.set(consumerUuid, consumer);
    return heldBy(ClaimOutcome.CLAIMED, consumer);
  };

  const answers: Record<string, (request: never) => object> = {
    GetAllocationCandidates: candidates,
    Claim: claim,
    Unclaim({ consumerUuid, attempt, final }: { consumerUuid: string; attempt: number; final: boolean }) {
      const known = consumers.get(consumerUuid);
      consumers.set(consumerUuid, {
        attempt: Math.max(attempt, known?.attempt ?? 0),
        tombstone: final,
        held: null,
      });
      return { outcome: known?.held ? UnclaimOutcome.RELEASED : UnclaimOutcome.NOT_HELD };
    },
    GetAllocations: ({ consumerUuid }: { consumerUuid: string }) => ({
      allocations: allocationsOf(consumers.get(consumerUuid)?.held ?? null),
      attempt: consumers.get(consumerUuid)?.attempt,
    }),
  };

  const functions = Object.entries(Placement.methods).map(([key, method]: [string, MethodDescriptor]) => [
    key,
    async (init: Init<unknown>, { messageId }: { messageId: string }) => {
      const request = pass(method.request, init);
      asked.push({ method: method.name, messageId, request });
      const error = failure(method.name, request);
      if (error) throw error;
      return pass(method.response, (answers[method.name] as (it: unknown) => object)(request));
    },
  ]);

  return {
    client: Object.fromEntries(functions) as Client<typeof Placement>,
    asked,
    asks: (name: string) => asked.filter(({ method }) => method === name),
    /** Host of every consumer that holds something. */
    holders: () =>
      Object.fromEntries(
        [...consumers].filter(([, { held: it }]) => it).map(([k, { held: it }]) => [k, it?.host.name]),
      ),
    failWhere: (when: typeof failure) => (failure = when),
    /** The next candidates are an old picture, in which others have no room. */
    showOnce: (which: (host: TestHost) => boolean) => (shown = which),
    /** Somebody else takes room. */
    hold: (consumerUuid: string, host: TestHost, vcpus: number) =>
      consumers.set(consumerUuid, { attempt: 1, heldAttempt: 1, held: { host, vcpus } }),
  };
}

const allocationsOf = (held: Consumer['held']) =>
  held
    ? [{ providerUuid: uuidOf(held.host), resources: [{ resourceClass: 'VCPU', amount: held.vcpus }] }]
    : [];

/** For tests: one scheduler on a small placement. */
export function testScheduler(hosts: readonly TestHost[], config: SchedulerConfig = {}) {
  const placement = testPlacement(hosts);
  const platform = createPlatform({ random: seededRandom(7) });
  const rules = withDefaults({ placementPatienceMs: 0, ...config });
  const handle = selectDestinations({ rules, platform, placement: placement.client });
  const select = async (
    instanceUuids: string[],
    spec: Init<RequestSpec> = {},
    numAlternates = 2,
    signal = new AbortController().signal,
  ) => {
    const request = pass(SelectDestinationsRequest, {
      requestId: 'req-1',
      requestSpec: {
        flavor: { vcpus: 1, memoryMb: 1024, rootGb: 1 },
        numInstances: instanceUuids.length,
        ...spec,
      },
      instanceUuids,
      numAlternates,
    });
    return pass(SelectDestinationsResponse, await handle(request, contextOf(signal)));
  };
  return { placement, select };
}

const contextOf = (signal: AbortSignal): HandlerContext => ({
  requestId: 'req-1',
  traceparent: '',
  messageId: 'req-1:i:1:select',
  caller: 'super-conductor',
  redelivered: false,
  deadline: Infinity,
  signal,
  logger: silentLogger,
});

import type { BuildAndRunInstanceRequest } from '@cellflow/contracts-cell';
import { Instance } from '@cellflow/contracts-common';
import type { Init } from '@cellflow/contracts-common';
import { ClaimOutcome, ClaimResponse, UnclaimOutcome, UnclaimResponse } from '@cellflow/contracts-placement';
import { deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import { createPlatform, seededRandom, silentLogger, systemClock } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { withOutages } from '@cellflow/outages';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import { beginBuild } from './handlers/begin-build.ts';
import { buildInstances } from './handlers/build-instances.ts';
import { finishBuild } from './handlers/finish-build.ts';
import { finishTerminate } from './handlers/finish-terminate.ts';
import { renewLeases } from './handlers/renew-leases.ts';
import { syncGuests } from './handlers/sync-guests.ts';
import { updateBuild } from './handlers/update-build.ts';
import { createPlacementFence } from './recovery/placement-fence.ts';
import { RecordCache } from './record-cache.ts';
import type { Work } from './work.ts';

/** A process that ends in the middle of its work. */
export class Crash extends Error {}

/** Placement as a conductor sees it: one consumer, fenced by attempt. */
function createPlacement() {
  const acts: string[] = [];
  const state = { fence: 0, heldAttempt: 0, host: '', tombstone: false };
  const refusing = new Set<string>();
  /** Uuids of candidates that are not kept any more; those that are kept are called "on-<host>". */
  const expired = new Set<string>();
  const hooks: { before: (act: string) => void } = { before: () => undefined };
  return {
    acts,
    state,
    refusing,
    expired,
    hooks,
    claim: async (request: TestClaim) => {
      hooks.before('claim');
      const attempt = request.attempt ?? 0;
      const uuid = request.candidateUuid ?? '';
      const host = uuid === '' ? hostOf(request.allocationRequest) : uuid.slice('on-'.length);
      if (state.heldAttempt === attempt && !state.tombstone) {
        return ClaimResponse.create({ outcome: ClaimOutcome.ALREADY_CLAIMED, host: state.host });
      }
      if (state.tombstone || attempt <= state.fence)
        return ClaimResponse.create({ outcome: ClaimOutcome.STALE_ATTEMPT });
      if (state.heldAttempt > 0)
        throw new Error(`attempt ${attempt} claims while ${state.heldAttempt} holds`);
      if (expired.has(uuid)) {
        acts.push(`expired ${attempt} ${uuid}`);
        return ClaimResponse.create({
          outcome: ClaimOutcome.CANDIDATE_EXPIRED,
          reason: `${uuid} is forgotten`,
        });
      }
      if (refusing.has(host)) {
        acts.push(`refuse ${attempt} ${host}`);
        return ClaimResponse.create({ outcome: ClaimOutcome.REFUSED, reason: `${host} is full` });
      }
      Object.assign(state, { fence: attempt, heldAttempt: attempt, host });
      acts.push(`claim ${attempt} ${host}`);
      return ClaimResponse.create({ outcome: ClaimOutcome.CLAIMED, host });
    },
    unclaim: async ({ attempt = 0, final }: { attempt?: number | null; final?: boolean | null }) => {
      hooks.before('unclaim');
      const held = state.heldAttempt > 0 && (final || state.heldAttempt === attempt);
      if (held) acts.push(`unclaim ${state.heldAttempt} ${state.host}`);
      if (held) Object.assign(state, { heldAttempt: 0, host: '' });
      state.fence = Math.max(state.fence, attempt ?? 0);
      state.tombstone ||= final ?? false;
      return UnclaimResponse.create({ outcome: held ? UnclaimOutcome.RELEASED : UnclaimOutcome.NOT_HELD });
    },
  };
}

interface TestClaim {
  readonly attempt?: number | null;
  readonly allocationRequest?: unknown;
  readonly candidateUuid?: string | null;
}

const hostOf = (request: unknown): string =>
  (request as { allocations: { providerUuid: string }[] }).allocations[0]!.providerUuid;

export const selectionOf = (host: string) => ({
  host,
  nodename: host,
  cell: 'cell1',
  availabilityZone: `az-${host}`,
  allocationRequest: { allocations: [{ providerUuid: host, resources: [] }] },
});

export const uuid = 'server-1';

/** One server on h1 with alternates h2 and h3, claimed and cast, and a conductor whose world is in this process. */
export async function createCell(fields: Init<Instance> = {}) {
  const time = { now: 1_000_000 };
  const platform: Platform = createPlatform({
    clock: { ...systemClock, now: () => time.now, sleep: async () => undefined },
    random: seededRandom(1),
  });
  const store = createMemoryStore({ scope: 'cell1', platform });
  const placement = createPlacement();
  const casts: BuildAndRunInstanceRequest[] = [];
  const unreachable = new Set<string>();
  const compute = {
    async buildAndRunInstance(request: BuildAndRunInstanceRequest) {
      placement.hooks.before('cast');
      if (unreachable.has(request.host)) throw new RpcError('UNROUTABLE', 'no queue');
      casts.push(request);
    },
    terminateInstance: async (request: { host: string }) => {
      if (unreachable.has(request.host)) throw new RpcError('UNROUTABLE', 'no queue');
      placement.acts.push(`terminate ${request.host}`);
    },
  };

  /** A replica: what it remembers is its own, the world is shared. */
  const createReplica = () => {
    const work = {
      config: { cell: 'cell1', buildTimeoutMs: 60_000, leaseMs: 10_000 },
      platform,
      store: withOutages(store),
      placement,
      compute,
      records: new RecordCache(),
      placementFence: createPlacementFence(withOutages(store)),
      storeEpoch: () => store.continuity().epoch,
      retrying: new Set<string>(),
    } as unknown as Work;
    const context = (messageId: string, redelivered = false): HandlerContext => ({
      requestId: 'req-1',
      traceparent: '',
      messageId,
      caller: 'cell1-compute',
      redelivered,
      deadline: 0,
      signal: new AbortController().signal,
      logger: silentLogger,
    });
    const report = (attempt: number, host: string) => ({ instanceUuid: uuid, attempt, host });
    const failure = (message: string) => ({ code: 'RescheduledException', message });
    return {
      work,
      begin: async (attempt: number, host: string) =>
        (await beginBuild(work)(report(attempt, host), context('begin'))).verdict,
      update: async (attempt: number, host: string, taskStates: string[]) =>
        (await updateBuild(work)({ ...report(attempt, host), taskStates }, context('update'))).verdict,
      finish: async (attempt: number, host: string, cause?: string) =>
        (
          await finishBuild(work)(
            {
              ...report(attempt, host),
              taskStates: ['networking', 'block_device_mapping', 'spawning'],
              failure: cause === undefined ? null : { code: 'BuildAbortException', message: cause },
            },
            context('finish'),
          )
        ).verdict,
      failed: (attempt: number, host: string, cause = `${host} broke`) =>
        buildInstances(work)(
          {
            ...report(attempt, host),
            failure: failure(cause),
            hostList: [],
            taskStates: ['networking', 'block_device_mapping', 'spawning'],
          },
          context(`failed-${attempt}`),
        ),
      terminated: (host: string) =>
        finishTerminate(work)({ instanceUuid: uuid, host }, context('terminated')),
      renew: async (attempt: number, host: string) =>
        (await renewLeases(work)({ builds: [report(attempt, host)] }, context('renew'))).lost.length === 0,
      keeps: async (attempt: number, host: string) =>
        (await syncGuests(work)({ guests: [report(attempt, host)] }, context('sync'))).destroy.length === 0,
    };
  };

  const server = async () => {
    const record = await readInstance(store, uuid);
    if (!record) throw new Error('there is no record');
    return record.instance;
  };
  const change = async (after: (instance: Instance) => Instance) => {
    const before = (await readInstance(store, uuid))!;
    const event = { type: 'test.change' };
    await store.commit(instanceChange({ before, after: after(before.instance), event }));
  };

  await placement.claim({ attempt: 1, allocationRequest: selectionOf('h1').allocationRequest });
  await store.commit(
    instanceChange({
      before: null,
      after: Instance.create({
        uuid,
        displayName: 'vm',
        cell: 'cell1',
        vmState: 'building',
        taskState: 'scheduling',
        host: 'h1',
        attempt: 1,
        maxAttempts: 3,
        selection: selectionOf('h1'),
        hostList: [selectionOf('h2'), selectionOf('h3')],
        attempts: [{ attempt: 1, host: 'h1', startedAtMs: time.now }],
        actions: [{ action: 'create', requestId: 'req-1', events: [] }],
        requestSpec: { requestId: 'req-1' },
        leaseExpiresAtMs: time.now + 60_000,
        ...fields,
      }),
      event: { type: 'instance.created' },
    }),
  );
  return {
    time,
    store,
    placement,
    casts,
    unreachable,
    createReplica,
    server,
    startDelete: () => change((instance) => Instance.create({ ...instance, taskState: 'deleting' })),
    remove: () => change((instance) => deletedInstance(instance, time.now)),
    ledger: async () =>
      (await store.readLedger({ after: '', limit: 1000 }))
        .map((entry) => entry.event)
        .filter((event) => event.type !== 'test.change'),
    state: async () => {
      const { vmState, taskState, host, attempt } = await server();
      return `${vmState}/${taskState || 'none'} ${attempt} ${host || '-'}`;
    },
  };
}

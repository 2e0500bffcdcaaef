import { BuildVerdict, CellConductor, Compute } from '@cellflow/contracts-cell';
import { Placement } from '@cellflow/contracts-placement';
import type { UpdateProviderRequest } from '@cellflow/contracts-placement';
import { createPlatform, seededRandom } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { expandHosts, parseProfile } from '@cellflow/profile';
import type { BuildStep } from '@cellflow/profile';
import { bind, createClient, createMemoryBroker, RpcError, serve } from '@cellflow/rpc';
import type { Handlers } from '@cellflow/rpc';
import { buildTopology, queues, routes, users, vhosts } from '@cellflow/topology';
import { createMemoryGuestLog } from './guest-log/memory-guest-log.ts';
import { startFakeCompute } from './service.ts';

type Answers = Handlers<typeof CellConductor>;

const unasked = () => Promise.reject(new RpcError('UNIMPLEMENTED', 'not asked for here'));

/** A compute service with one host h1 (and more by `count`), and a conductor that says what it is told to. */
export async function createCompute(
  options: {
    behaviour?: object;
    count?: number;
    maxConcurrentBuilds?: number;
    leaseMs?: number;
    stopGraceMs?: number;
    syncEveryMs?: number;
    guestLog?: ReturnType<typeof createMemoryGuestLog>;
    answers?: Partial<Answers>;
    crash?: (step: BuildStep, host: string) => void;
  } = {},
) {
  const platform: Platform = createPlatform({ random: seededRandom(7) });
  const profile = {
    name: 'h{n}',
    count: options.count ?? 1,
    inventory: { VCPU: 8 },
    behaviour: options.behaviour,
  };
  const hosts = expandHosts(parseProfile({ hosts: [profile] }));
  const topology = buildTopology([
    { name: 'cell1', computes: [{ service: 'c1', hosts: hosts.map((host) => host.name) }] },
  ]);
  const broker = createMemoryBroker({ topology, platform });
  const as = (user: string, vhost = vhosts.cell('cell1')) => broker.connect({ vhost, user });

  const told: string[] = [];
  const providers: UpdateProviderRequest[] = [];
  const verdict = (value: number) => ({ verdict: value, leaseMs: options.leaseMs ?? 30_000 });
  const proceed = async () => verdict(BuildVerdict.PROCEED);
  const given: Answers = {
    beginBuild: proceed,
    updateBuild: proceed,
    finishBuild: proceed,
    buildInstances: async () => undefined,
    finishTerminate: async () => ({}),
    renewLeases: async () => ({ lost: [] }),
    syncGuests: async () => ({ destroy: [] }),
    reportState: async () => ({}),
    ...options.answers,
  };
  const conductorSide = as(users.cellConductor('cell1'));
  await serve({
    transport: conductorSide,
    platform,
    queues: [
      { queue: queues.conductorCalls, prefetch: 50 },
      { queue: queues.conductorCasts, prefetch: 50 },
    ],
    bindings: [
      bind(CellConductor, {
        ...given,
        beginBuild: (request, context) => {
          told.push(`begin ${request.attempt} ${request.host}`);
          return given.beginBuild(request, context);
        },
        updateBuild: (request, context) => {
          told.push(`update ${request.taskStates.join('+')}`);
          return given.updateBuild(request, context);
        },
        finishBuild: (request, context) => {
          const end = request.failure ? `${request.failure.code}` : 'active';
          told.push(`finish ${request.attempt} ${end} ${request.taskStates.join('+')}`);
          return given.finishBuild(request, context);
        },
        buildInstances: (request, context) => {
          const alternates = request.hostList.map(({ host }) => host).join('+');
          told.push(`failed ${request.attempt} ${request.host} ${request.failure?.code} ${alternates}`);
          return given.buildInstances(request, context);
        },
        finishTerminate: (request, context) => {
          told.push(`terminated ${request.host}`);
          return given.finishTerminate(request, context);
        },
      }),
    ],
  });
  await serve({
    transport: as(users.placement, vhosts.placement),
    platform,
    queues: [{ queue: queues.placement, prefetch: 50 }],
    bindings: [
      bind(Placement, {
        getAllocationCandidates: unasked,
        claim: unasked,
        unclaim: unasked,
        getAllocations: unasked,
        reportHoldings: unasked,
        getUsages: unasked,
        updateProvider: async (request) => {
          providers.push(request);
          return { generation: 1 };
        },
      }),
    ],
  });

  const guestLog = options.guestLog ?? createMemoryGuestLog();
  const service = await startFakeCompute(
    {
      cell: 'cell1',
      service: 'c1',
      hosts,
      maxConcurrentBuilds: options.maxConcurrentBuilds,
      stopGraceMs: options.stopGraceMs,
      syncEveryMs: options.syncEveryMs,
    },
    {
      platform,
      cell: as(users.compute('cell1')),
      placement: as(users.compute('cell1'), vhosts.placement),
      guestLog,
      crash: options.crash,
    },
  );
  const caller = createClient({
    service: Compute,
    transport: as(users.superConductor),
    platform,
    route: (_method, request: { host: string }) => routes.compute(request.host),
  });
  const send = { context: { requestId: 'req-1', traceparent: '' } };
  return {
    service,
    told,
    providers,
    verdict,
    guests: () =>
      guestLog
        .all()
        .map(({ host, record }) => `${record.act} ${record.instanceUuid} ${record.attempt} ${host}`),
    boot: (instanceUuid: string, { attempt = 1, host = 'h1', retry = true } = {}) =>
      caller.buildAndRunInstance(
        { instanceUuid, attempt, host, retry, hostList: [{ host: 'h8' }, { host: 'h9' }] },
        { ...send, messageId: `${instanceUuid}:${attempt}` },
      ),
    terminate: (instanceUuid: string, host = 'h1') =>
      caller.terminateInstance({ instanceUuid, host }, { ...send, messageId: `${instanceUuid}:t` }),
    waiting: () => broker.depth('cell1', queues.compute('c1')),
  };
}

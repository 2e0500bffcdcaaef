import { RequestSpec, Selection } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping, SelectDestinationsResponse } from '@cellflow/contracts-global';
import { readInstance } from '@cellflow/instances';
import { createPlatform, seededRandom, silentLogger, systemClock } from '@cellflow/platform';
import type { Platform } from '@cellflow/platform';
import { withOutages } from '@cellflow/outages';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { apiIndexes, apiKeys, createMemoryStore } from '@cellflow/store';
import { scheduleAndBuildInstances } from './handlers/schedule-and-build-instances.ts';
import { createPlacementFence } from './placement-fence.ts';
import type { Work } from './work.ts';

/** A process that ends in the middle of its work. */
export class Crash extends Error {}

const selection = (host: string, cell: string) =>
  Selection.create({ host, nodename: host, cell, availabilityZone: `az-${host}` });

/** Three cells' stores, the API's, and a scheduler and placement that do as they are told. */
export function createCloud(options: { maxAttempts?: number } = {}) {
  const platform: Platform = createPlatform({
    clock: { ...systemClock, now: () => 5000, sleep: async () => undefined },
    random: seededRandom(1),
  });
  const stores = new Map(
    ['api', 'cell0', 'cell1', 'cell2'].map((scope) => [scope, createMemoryStore({ scope, platform })]),
  );
  const store = (scope: string) => stores.get(scope)!;
  const asked: { instanceUuids: string[]; numAlternates: number }[] = [];
  const casts: string[] = [];
  const released: string[] = [];
  const unreachable = new Set<string>();
  /** Where the scheduler puts each server: "cell1/h1 h2 h3". Default: there. */
  const plan = new Map<string, string>();
  const answers: { scheduler: (() => SelectDestinationsResponse) | null } = { scheduler: null };
  const effects = { after: () => undefined as void, dead: false };
  /** What reaches out of the process: nothing does any more once the process is dead. */
  const counted =
    <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
    async (...args: A) => {
      if (effects.dead) throw new Crash();
      const result = await act(...args);
      effects.after();
      return result;
    };
  const living =
    <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
    (...args: A) =>
      effects.dead ? Promise.reject(new Crash()) : act(...args);

  const listOf = (uuid: string) => {
    const [cell, hosts] = (plan.get(uuid) ?? 'cell1/h1 h2 h3').split('/') as [string, string];
    return { selections: hosts === '' ? [] : hosts.split(' ').map((host) => selection(host, cell)) };
  };
  const scheduler = {
    selectDestinations: counted(async (request: (typeof asked)[number]) => {
      asked.push(request);
      return (
        answers.scheduler?.() ??
        SelectDestinationsResponse.create({ selections: request.instanceUuids.map(listOf) })
      );
    }),
  };
  const compute = (cell: string) => ({
    buildAndRunInstance: counted(async (request: { instanceUuid: string; host: string }) => {
      if (unreachable.has(request.host)) throw new RpcError('UNROUTABLE', 'no queue');
      casts.push(`${request.instanceUuid} ${cell}/${request.host}`);
    }),
  });
  const open = (scope: string) => {
    const { get, commit } = withOutages(store(scope));
    return { get: living(get), commit: counted(commit) };
  };
  const work = {
    config: { maxAttempts: options.maxAttempts ?? 3, buildTimeoutMs: 60_000 },
    platform,
    store: open('api'),
    cells: new Map(
      ['cell0', 'cell1', 'cell2'].map((name) => [
        name,
        {
          name,
          store: open(name),
          compute: name === 'cell0' ? null : compute(name),
          placementFence: createPlacementFence(withOutages(store(name))),
        },
      ]),
    ),
    scheduler,
    placement: {
      unclaim: counted(async (request: { consumerUuid: string }) => void released.push(request.consumerUuid)),
    },
  } as unknown as Work;

  const serverOf = (uuid: string) =>
    BuildRequest.create({
      instanceUuid: uuid,
      projectId: 'p',
      instance: { uuid, projectId: 'p', userId: 'u', displayName: uuid, createdAtMs: 1000 },
    });
  const accept = async (...uuids: string[]) => {
    for (const uuid of uuids)
      await store('api').commit({
        put: [
          { key: apiKeys.buildRequest(uuid), value: BuildRequest.encode(serverOf(uuid)) },
          {
            key: apiKeys.instanceMapping(uuid),
            value: InstanceMapping.encode({
              instanceUuid: uuid,
              projectId: 'p',
              userId: 'u',
              createdAtMs: 1000,
            }),
          },
        ],
        index: [
          { index: apiIndexes.buildRequests, member: uuid, score: 1000 },
          { index: apiIndexes.buildRequestsOfProject('p'), member: uuid, score: 1000 },
        ],
      });
  };
  /** As the API does it: mapping marked and build request gone, at once. */
  const remove = async (uuid: string) => {
    const mapping = InstanceMapping.decode((await store('api').get(apiKeys.instanceMapping(uuid)))!.value);
    await store('api').commit({
      put: [
        {
          key: apiKeys.instanceMapping(uuid),
          value: InstanceMapping.encode({ ...mapping, queuedForDelete: true }),
        },
      ],
      delete: [apiKeys.buildRequest(uuid)],
    });
  };
  const run = (
    uuids: string[],
    given: {
      redelivered?: boolean;
      redrives?: number;
      spec?: Partial<RequestSpec>;
      signal?: AbortSignal;
    } = {},
  ) =>
    scheduleAndBuildInstances(work)(
      {
        requestId: 'req-1',
        requestSpec: RequestSpec.create({ ...given.spec }),
        buildRequests: uuids.map((uuid) =>
          BuildRequest.create({ ...serverOf(uuid), redrives: given.redrives ?? 0 }),
        ),
      },
      {
        requestId: 'req-1',
        traceparent: '',
        messageId: 'req-1:build',
        caller: 'api',
        redelivered: given.redelivered ?? false,
        deadline: 0,
        signal: given.signal ?? new AbortController().signal,
        logger: silentLogger,
      } satisfies HandlerContext,
    );
  /** The cell's store answers nothing; `asked` is told how often it was asked meanwhile. Returns how to end that. */
  const silence = (name: string, asked: (times: number) => void) => {
    const cell = work.cells.get(name)!;
    const { get, commit } = cell.store;
    const { read } = cell.placementFence;
    let times = 0;
    const fail = async () => {
      asked((times += 1));
      throw new RpcError('UNAVAILABLE', `${name} is silent`);
    };
    Object.assign(cell.store, { get: fail, commit: fail });
    Object.assign(cell.placementFence, { read: fail });
    return () => {
      Object.assign(cell.store, { get, commit });
      Object.assign(cell.placementFence, { read });
    };
  };
  const row = async (cell: string, uuid: string) => (await readInstance(store(cell), uuid))?.instance ?? null;
  const mapping = async (uuid: string) =>
    InstanceMapping.decode((await store('api').get(apiKeys.instanceMapping(uuid)))!.value);
  return {
    work,
    store,
    asked,
    casts,
    released,
    unreachable,
    plan,
    answers,
    effects,
    accept,
    remove,
    run,
    silence,
    row,
    mapping,
    isPending: async (uuid: string) => (await store('api').get(apiKeys.buildRequest(uuid))) !== null,
    /** "cell vm_state/host" of every record there is. */
    rows: async (uuid: string) => {
      const found = await Promise.all(
        ['cell0', 'cell1', 'cell2'].map(async (cell) => {
          const instance = await row(cell, uuid);
          return instance ? [`${cell} ${instance.vmState}/${instance.host}`] : [];
        }),
      );
      return found.flat();
    },
  };
}

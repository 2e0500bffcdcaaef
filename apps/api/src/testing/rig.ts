import { bindServices } from './bind-services.ts';
import type { Seen } from './bind-services.ts';
import type { Init, Instance } from '@cellflow/contracts-common';
import { Instance as InstanceCodec } from '@cellflow/contracts-common';
import { ServiceRecord } from '@cellflow/contracts-cell';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { deletedInstance, instanceChange, readInstance } from '@cellflow/instances';
import type { Platform } from '@cellflow/platform';
import { createPlatform, seededRandom, systemClock } from '@cellflow/platform';
import { createAuthenticate, developmentGrant, hashToken } from '@cellflow/rest';
import { createMemoryBroker } from '@cellflow/rpc';
import type { MemoryBroker } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';
import { apiIndexes, apiKeys, cellIndexes, cellKeys, createMemoryStore } from '@cellflow/store';
import { buildTopology, queues, users, vhosts } from '@cellflow/topology';
import type { Api } from '../api.ts';
import { buildApp } from '../app.ts';
import { createRelay } from '../outbox/relay.ts';
import { createRedriver } from '../redrive/redriver.ts';
import { connect } from '../service.ts';
import { createFaultyStore } from './faulty-store.ts';
import type { FaultyStore } from './faulty-store.ts';

/** One host per cell, called as its cell with "-h1". */
const layout = ['cell1', 'cell2'].map((name) => ({
  name,
  computes: [{ service: `${name}-compute`, hosts: [`${name}-h1`] }],
}));

export interface Answered {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read field by field in tests
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface AskOptions {
  readonly token?: string;
  readonly version?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The API with memory stores and a memory broker; the other services only write down what they are told. */
export interface Rig {
  readonly api: Api;
  readonly store: FaultyStore;
  readonly cells: ReadonlyMap<string, FaultyStore>;
  readonly broker: MemoryBroker;
  readonly seen: Seen;
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, options?: AskOptions): Promise<Answered>;
  /** Boots servers by REST and returns their ids, in order. */
  boot(fields?: Record<string, unknown>, options?: AskOptions): Promise<string[]>;
  /** What the super-conductor does in hops 4 and 5: the row in the cell, then mapping and build request. */
  place(uuid: string, cell: string, fields?: Init<Instance>): Promise<void>;
  /** A compute deletes its guest and the conductor its row. */
  finishTerminate(uuid: string, cell: string): Promise<void>;
  /** The compute of a cell is heard of now. */
  reportAlive(cell: string): Promise<void>;
  sweep(): Promise<void>;
  /** One look for servers whose message is gone. */
  look(): Promise<void>;
  /** Resolves when no work goes on behind answered requests. */
  settle(): Promise<void>;
  /** Moves the clock on. */
  pass(ms: number): void;
}

export async function createRig(
  options: { deadCellTimeoutMs?: number; failpoints?: Platform['failpoints'] } = {},
): Promise<Rig> {
  let skewMs = 0;
  const clock = {
    ...systemClock,
    now: () => systemClock.now() + skewMs,
    monotonic: () => systemClock.monotonic() + skewMs,
  };
  const { failpoints } = options;
  const platform: Platform = createPlatform({
    clock,
    random: seededRandom(1),
    ...(failpoints && { failpoints }),
  });
  const broker = createMemoryBroker({ topology: buildTopology(layout), platform });
  const faulty = (scope: string) => createFaultyStore(createMemoryStore({ scope, platform }));
  const cells = new Map(['cell0', 'cell1', 'cell2'].map((name) => [name, faulty(name)]));
  const store = faulty('api');
  const seen = await bindServices(broker, platform, ['cell1', 'cell2']);
  const api = connect(
    {
      deadCellTimeoutMs: options.deadCellTimeoutMs ?? 50,
      serviceDownMs: 60_000,
      outboxGraceMs: 3000,
      redriveAfterMs: 60_000,
      maxRedrives: 2,
      maxAttempts: 3,
    },
    {
      platform,
      store,
      api: broker.connect({ vhost: vhosts.api, user: users.api }),
      placement: broker.connect({ vhost: vhosts.placement, user: users.api }),
      cells: [...cells].map(([name, cellStore]) => ({
        name,
        store: cellStore,
        transport: name === 'cell0' ? null : broker.connect({ vhost: vhosts.cell(name), user: users.api }),
      })),
    },
  );
  await api.flavors.seed(1);
  const bob = {
    sha256: hashToken('bob-token'),
    projectId: 'bobs',
    userId: 'bob',
    roles: ['member' as const],
  };
  const app = buildApp(api, createAuthenticate([developmentGrant('admin'), bob]));
  const relay = createRelay(api);
  const asked = broker.connect({ vhost: vhosts.api, user: users.api });
  const redriver = createRedriver({ ...api, backlog: () => asked.backlog(queues.superConductor) });

  const rig: Rig = {
    api,
    store,
    cells,
    broker,
    seen,
    async ask(method, path, asked = {}) {
      const response = await app.inject({
        method,
        url: path,
        headers: {
          'x-auth-token': asked.token ?? 'admin',
          'openstack-api-version': `compute ${asked.version ?? '2.90'}`,
          ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(asked.body === undefined
          ? {}
          : { payload: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body) }),
      });
      const body: unknown = response.body === '' ? undefined : response.json();
      return { status: response.statusCode, body, headers: response.headers };
    },
    async boot(fields = {}, asked = {}) {
      const body = { server: { ...serverBody, ...fields } };
      const before = new Set(await allMappings(store));
      const answer = await rig.ask('POST', '/v2.1/servers', { ...asked, body });
      if (answer.status !== 202) throw new Error(`POST answered ${JSON.stringify(answer.body)}`);
      const first = answer.body.server.id as string;
      const made = (await allMappings(store)).filter((uuid) => !before.has(uuid));
      return made.length === 1 ? [first] : byLaunchIndex(store, made);
    },
    async place(uuid, cell, fields = {}) {
      const { instance } = await buildRequestOf(store, uuid);
      const first = InstanceCodec.create({
        ...instance!,
        cell,
        host: `${cell}-h1`,
        node: `${cell}-h1`,
        attempt: 1,
        ...(fields.vmState === 'error' ? { vmState: 'error', taskState: '' } : {}),
      });
      const event = { type: 'instance.created', actor: 'test' };
      await cells.get(cell)!.commit(instanceChange({ before: null, after: first, event }));
      const after = InstanceCodec.create({ ...first, ...(fields as Partial<Instance>) });
      await cells.get(cell)!.commit({
        put: [{ key: cellKeys.instance(uuid), value: InstanceCodec.encode(after) }],
      });
      const mapping = {
        instanceUuid: uuid,
        projectId: first.projectId,
        userId: first.userId,
        cell,
        createdAtMs: first.createdAtMs,
        requestId: first.requestSpec?.requestId ?? '',
      };
      const moved = await store.commit({
        expect: [{ key: apiKeys.buildRequest(uuid), version: 'exists' }],
        put: [{ key: apiKeys.instanceMapping(uuid), value: InstanceMapping.encode(mapping) }],
        delete: [apiKeys.buildRequest(uuid)],
        index: [
          { index: apiIndexes.buildRequests, member: uuid, score: null },
          { index: apiIndexes.buildRequestsOfProject(first.projectId), member: uuid, score: null },
          { index: apiIndexes.mappingsOfCell(cell), member: uuid, score: first.createdAtMs },
        ],
      });
      if (!moved.committed) throw new Error(`the build request of ${uuid} is gone`);
    },
    async finishTerminate(uuid, cell) {
      const before = (await readInstance(cells.get(cell)!, uuid))!;
      const after = deletedInstance(before.instance, clock.now());
      await cells
        .get(cell)!
        .commit(instanceChange({ before, after, event: { type: 'instance.deleted', actor: 'test' } }));
    },
    async reportAlive(cell) {
      const service = `${cell}-compute`;
      const record = { service, binary: 'nova-compute', hosts: [`${cell}-h1`], lastSeenAtMs: clock.now() };
      await cells.get(cell)!.commit({
        put: [{ key: cellKeys.service(service), value: ServiceRecord.encode(record) }],
        index: [{ index: cellIndexes.services, member: service, score: 0 }],
      });
    },
    sweep: () => relay.sweep(),
    look: () => redriver.look(),
    async settle() {
      await api.background.drain();
      await api.outbox.drain();
    },
    pass: (ms) => void (skewMs += ms),
  };
  return rig;
}

/** A body of POST /servers that is accepted. */
export const serverBody = {
  name: 'web',
  imageRef: 'a1b2c3d4-0000-4000-8000-000000000001',
  flavorRef: '1',
  networks: 'none',
};

const allMappings = async (store: Store): Promise<string[]> => {
  const entries = await store.range(apiIndexes.buildRequests, { limit: 20_000 });
  return entries.map((entry) => entry.member);
};

async function buildRequestOf(store: Store, uuid: string): Promise<BuildRequest> {
  const record = await store.get(apiKeys.buildRequest(uuid));
  if (!record) throw new Error(`no build request of ${uuid}`);
  return BuildRequest.decode(record.value);
}

async function byLaunchIndex(store: Store, uuids: readonly string[]): Promise<string[]> {
  const requests = await Promise.all(uuids.map((uuid) => buildRequestOf(store, uuid)));
  return requests
    .sort((a, b) => a.instance!.launchIndex - b.instance!.launchIndex)
    .map((request) => request.instanceUuid);
}

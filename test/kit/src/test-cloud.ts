import {
  checkCloud,
  collectHistory,
  createRecorder,
  publicationsOf,
  readBrokerQueues,
  readMemoryQueues,
  startBrokerTrace,
  takeSnapshot,
  violationsText,
  watchStalls,
} from '@cellflow/checker';
import type {
  AcceptedRequest,
  CloudSnapshot,
  FaultRecord,
  Gauge,
  History,
  Publication,
  Recorder,
  Stalls,
  Terms,
} from '@cellflow/checker';
import { Instance } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { createPlatform, systemClock } from '@cellflow/platform';
import type { Clock } from '@cellflow/platform';
import {
  createRestClient,
  defaultCells,
  findService,
  layoutOf,
  provideServers,
  readHistory,
  resolveCells,
  startEmbedded,
  startProcesses,
  storesOf,
  stranger,
} from '@cellflow/stack';
import type {
  BootRequest,
  CellSpec,
  EmbeddedOptions,
  HistoryEntry,
  RestClient,
  RestServer,
  Servers,
  ServiceHandle,
  Stack,
} from '@cellflow/stack';
import {
  cellIndexes,
  cellKeys,
  placementIndexes,
  placementKeys,
  readIndex,
  readRecords,
} from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { buildTopology } from '@cellflow/topology';
import { countConnections } from './count-connections.ts';

export interface TestCloudOptions extends Pick<
  EmbeddedOptions,
  'maxAttempts' | 'buildTimeoutMs' | 'leaseMs' | 'replicas' | 'hostSubsetSize' | 'logLevel'
> {
  /** Everything that the brokers let in is written down (W3). On `processes` it costs as much again. Default: false. */
  readonly trace?: boolean;
  /** On memory: stands between the services and their connections. */
  readonly wrap?: EmbeddedOptions['wrap'];
  /** On memory: everybody's, the load's too. Default: the system's. */
  readonly clock?: Clock;
  /** One process on memory, or one process per service over a real RabbitMQ and a real Redis. */
  readonly on: 'memory' | 'processes';
  /** The cells, or how many of them. Default: 2. */
  readonly cells?: readonly CellSpec[] | number;
  /** Of every cell, where `cells` is a number. `{cell}` stands for the cell's name. Default: 20 ordinary hosts. */
  readonly profile?: unknown;
  /** Of another cloud with the same cells, left as it is afterwards. Default: servers of its own, on `processes`. */
  readonly servers?: Servers;
  /** Hosts per cell, where there is no profile. */
  readonly hosts?: number;
}

/** What a cloud stands on. */
interface CloudGround {
  readonly servers?: Servers;
  /** Gives back what is not the stack's. */
  readonly release?: () => Promise<void>;
  /** W3 as it grows; null where nobody writes it down. */
  readonly traffic: readonly Publication[] | null;
  readonly buildTimeoutMs: number | undefined;
  readonly clock?: Clock;
  /** On memory: what was used of what could run out. */
  readonly gauges?: () => Gauge[];
}

/** What an allocation is, flat: one line per consumer, provider and class. */
export interface HeldAllocation {
  readonly consumer: string;
  readonly host: string;
  readonly cell: string;
  readonly attempt: number;
  readonly resources: Readonly<Record<string, number>>;
}

/**
 * A whole cloud for one test: `await using cloud = await TestCloud.start({ on: 'memory' })`. It is gone when the
 * block ends, however it ends.
 */
export class TestCloud implements AsyncDisposable {
  readonly stack: Stack;
  readonly rest: RestClient;
  /** On memory: the same for somebody of another project. */
  readonly stranger: RestClient;
  readonly alternates: number;
  readonly accepted: AcceptedRequest[] = [];
  readonly deleted: string[] = [];
  /** W1: what was asked of the API through `rest`. */
  readonly recorder: Recorder;
  /** W4: what was done to this cloud, by whoever did it. */
  readonly faults: FaultRecord[] = [];

  /** Asks without being written down: for those who only wait. */
  private readonly quiet: RestClient;
  private readonly ground: CloudGround;
  /** Where the cloud is in this process, it stands still together with its load. */
  private readonly stalls: Stalls;

  private constructor(stack: Stack, alternates: number, ground: CloudGround) {
    this.stack = stack;
    this.ground = ground;
    this.alternates = alternates;
    const clock = ground.clock ?? systemClock;
    this.stalls = watchStalls(clock);
    this.recorder = createRecorder({ clock, stalls: this.stalls });
    this.quiet = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
    this.rest = this.recorder.wrap(this.quiet, { process: 'test', project: 'admin', admin: true });
    const strange = createRestClient({ endpoint: stack.apiUrl, token: stranger.token });
    this.stranger = this.recorder.wrap(strange, { process: 'stranger', project: stranger.grant.projectId });
  }

  static async start(options: TestCloudOptions): Promise<TestCloud> {
    const {
      on,
      cells: wanted,
      profile,
      hosts,
      servers: given,
      trace = false,
      wrap,
      clock,
      ...limits
    } = options;
    const cells =
      typeof wanted === 'object' ? wanted : defaultCells({ cells: wanted ?? 2, profile, hosts: hosts ?? 20 });
    const alternates = (options.maxAttempts ?? 3) - 1;
    const buildTimeoutMs = options.buildTimeoutMs;
    if (on === 'memory') {
      const traffic: Publication[] = [];
      const tell = (published: Parameters<typeof publicationsOf>[0]) =>
        void traffic.push(...publicationsOf(published));
      const connections = countConnections(wrap);
      const stack = await startEmbedded({
        cells,
        wrap: connections.wrap,
        platform: clock && createPlatform({ clock }),
        tokens: [stranger.grant],
        ...(trace ? { trace: tell } : {}),
        ...limits,
      });
      connections.begin();
      return new TestCloud(stack, alternates, {
        ...{ traffic: trace ? traffic : null, buildTimeoutMs, clock },
        gauges: () => [connections.gauge()],
      });
    }
    const topology = buildTopology(layoutOf(resolveCells(cells)));
    const servers = given ?? (await provideServers({ topology, fresh: true }));
    const vhosts = topology.vhosts.map(({ name }) => name);
    const tracing = trace ? await startBrokerTrace(servers.admin, vhosts, { clock: systemClock }) : null;
    const release = async () => {
      await tracing?.stop();
      if (!given) await servers.stop();
    };
    try {
      const stack = await startProcesses({ cells, servers, ...limits });
      const traffic = tracing?.traffic ?? null;
      return new TestCloud(stack, alternates, { servers, release, traffic, buildTimeoutMs });
    } catch (error) {
      await release();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stalls.stop();
    try {
      await this.stack.stop();
    } finally {
      await this.ground.release?.();
    }
  }

  /** Boots `count` servers in one request and writes down that they were accepted. */
  async boot(count = 1, wishes: Partial<BootRequest> = {}): Promise<string[]> {
    const flavor = wishes.flavor ?? '1';
    const ids = await this.rest.boot({
      name: 'server',
      image: '70a599e0-31e7-49b7-b260-868f441e862b',
      ...wishes,
      flavor,
      count,
    });
    this.accepted.push({ instanceUuids: ids, count, flavorRef: flavor });
    return ids;
  }

  async delete(id: string): Promise<void> {
    if (await this.rest.remove(id)) this.deleted.push(id);
  }

  /** Repeats `read` until `holds`; rejects with what was read last. */
  async waitFor<T>(
    read: () => Promise<T> | T,
    holds: (value: T) => boolean,
    options: { timeoutMs?: number; what?: string } = {},
  ): Promise<T> {
    const timeoutMs = options.timeoutMs ?? 20_000;
    const deadline = systemClock.monotonic() + timeoutMs;
    for (;;) {
      const value = await read();
      if (holds(value)) return value;
      if (systemClock.monotonic() > deadline) {
        const seen = JSON.stringify(value)?.slice(0, 2000);
        throw new Error(
          `${options.what ?? 'a condition'} did not come true in ${timeoutMs} ms; last seen: ${seen}`,
        );
      }
      await systemClock.sleep(20);
    }
  }

  /** Waits until each server is ACTIVE, ERROR or gone; the gone ones are null. */
  async settled(
    ids: readonly string[],
    options: { timeoutMs?: number } = {},
  ): Promise<(RestServer | null)[]> {
    const last = new Map<string, RestServer | null>();
    const open = new Set(ids);
    await this.waitFor(
      async () => {
        const listed = new Map((await this.quiet.list()).map((server) => [server.id, server]));
        for (const id of [...open]) {
          const server = listed.get(id) ?? (await this.quiet.show(id));
          last.set(id, server);
          if (server === null || server.status === 'ACTIVE' || server.status === 'ERROR') open.delete(id);
        }
        return [...open].map((id) => `${id} ${last.get(id)?.status}`);
      },
      (waiting) => waiting.length === 0,
      { timeoutMs: 60_000, what: `the end of ${ids.length} builds`, ...options },
    );
    await this.rest.list();
    return ids.map((id) => last.get(id) ?? null);
  }

  servers(): Promise<RestServer[]> {
    return this.rest.list();
  }

  /** The live records of every cell's store, cell0 included. */
  async instances(): Promise<Instance[]> {
    const all = await Promise.all(
      [...this.stack.stores.cells.values()].map((store) =>
        readAll(store, cellIndexes.instances, cellKeys.instance, Instance),
      ),
    );
    return all.flat();
  }

  providers(): Promise<ProviderRecord[]> {
    return readAll(
      this.stack.stores.placement,
      placementIndexes.providers,
      placementKeys.provider,
      ProviderRecord,
    );
  }

  /** Everything that any consumer holds. */
  async allocations(): Promise<HeldAllocation[]> {
    const { placement } = this.stack.stores;
    const providers = new Map((await this.providers()).map((provider) => [provider.uuid, provider]));
    const consumers = await readAll(
      placement,
      placementIndexes.consumers,
      placementKeys.consumer,
      ConsumerRecord,
    );
    return consumers.flatMap((consumer) =>
      consumer.allocations.map(({ providerUuid, resources }) => ({
        consumer: consumer.uuid,
        host: providers.get(providerUuid)?.name ?? providerUuid,
        cell: providers.get(providerUuid)?.cell ?? '',
        attempt: consumer.attempt,
        resources: Object.fromEntries(resources.map(({ resourceClass, amount }) => [resourceClass, amount])),
      })),
    );
  }

  /** The ledger of "api", "placement" or a cell. */
  async ledger(scope: string): Promise<HistoryEntry[]> {
    const found = storesOf(this.stack).find((each) => each.scope === scope);
    if (!found) throw new Error(`there is no store of ${scope}`);
    return readHistory(found);
  }

  service(id: string): ServiceHandle {
    return findService(this.stack, id);
  }

  async kill(id: string): Promise<void> {
    await this.service(id).kill();
  }

  /** Everything that the witnesses tell by now, searched for `secrets`. */
  async history(terms: Partial<Terms> = {}, secrets?: readonly string[]): Promise<History> {
    const { traffic, servers, buildTimeoutMs, gauges } = this.ground;
    const { stores, broker, cells } = this.stack;
    const { vhosts } = buildTopology(layoutOf(cells));
    const names = vhosts.map(({ name }) => name);
    const waiting = broker
      ? readMemoryQueues(broker, vhosts)
      : servers && (await readBrokerQueues(servers.admin, names, { clock: systemClock }));
    return collectHistory({
      ...{ stores, traffic, ...waiting, faults: [...this.faults], gauges: gauges?.() ?? null, secrets },
      calls: [...this.recorder.calls],
      guestActs: await this.stack.guestRecords(),
      alternates: this.alternates,
      terms: { ...(buildTimeoutMs === undefined ? {} : { buildTimeoutMs }), ...terms },
    });
  }

  async snapshot(): Promise<CloudSnapshot> {
    const { accepted, deleted, alternates } = this;
    const guests = await this.stack.guests();
    return takeSnapshot({ ...this.stack.stores, accepted, deleted, alternates, guests });
  }

  /** Throws with every invariant that the cloud, at rest, breaks. */
  async verify(): Promise<void> {
    const violations = checkCloud(await this.snapshot());
    if (violations.length > 0) throw new Error(`the cloud is not sound:\n${violationsText(violations)}`);
  }
}

async function readAll<T>(
  store: Store,
  index: string,
  keyOf: (member: string) => string,
  codec: { decode(bytes: Uint8Array): T },
): Promise<T[]> {
  return readRecords(store, (await readIndex(store, index)).map(keyOf), codec);
}

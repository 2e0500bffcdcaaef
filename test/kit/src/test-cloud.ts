import { Instance } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { systemClock } from '@cellflow/platform';
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
import { checkCloud, takeSnapshot, violationsText } from '@cellflow/checker';
import type { AcceptedRequest, CloudSnapshot } from '@cellflow/checker';

export interface TestCloudOptions extends Pick<
  EmbeddedOptions,
  'maxAttempts' | 'buildTimeoutMs' | 'leaseMs' | 'replicas' | 'hostSubsetSize' | 'logLevel'
> {
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
  readonly alternates: number;
  readonly accepted: AcceptedRequest[] = [];
  readonly deleted: string[] = [];

  private readonly release: () => Promise<void>;

  private constructor(stack: Stack, alternates: number, release = async () => undefined as void) {
    this.stack = stack;
    this.release = release;
    this.alternates = alternates;
    this.rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
  }

  static async start(options: TestCloudOptions): Promise<TestCloud> {
    const { on, cells: wanted, profile, hosts, servers: given, ...limits } = options;
    const cells =
      typeof wanted === 'object' ? wanted : defaultCells({ cells: wanted ?? 2, profile, hosts: hosts ?? 20 });
    const alternates = (options.maxAttempts ?? 3) - 1;
    if (on === 'memory') return new TestCloud(await startEmbedded({ cells, ...limits }), alternates);
    const topology = buildTopology(layoutOf(resolveCells(cells)));
    const servers = given ?? (await provideServers({ topology, fresh: true }));
    const release = given ? async () => undefined : () => servers.stop();
    try {
      const stack = await startProcesses({ cells, servers, ...limits });
      return new TestCloud(stack, alternates, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.stack.stop();
    } finally {
      await this.release();
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
        const listed = new Map((await this.rest.list()).map((server) => [server.id, server]));
        for (const id of [...open]) {
          const server = listed.get(id) ?? (await this.rest.show(id));
          last.set(id, server);
          if (server === null || server.status === 'ACTIVE' || server.status === 'ERROR') open.delete(id);
        }
        return [...open].map((id) => `${id} ${last.get(id)?.status}`);
      },
      (waiting) => waiting.length === 0,
      { timeoutMs: 60_000, what: `the end of ${ids.length} builds`, ...options },
    );
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

import type { Hit } from '@cellflow/failpoints';
import { createLogger, createPlatform } from '@cellflow/platform';
import type { LogLevel, Platform } from '@cellflow/platform';
import { connectAmqp, createMemoryBroker } from '@cellflow/rpc';
import type { TokenGrant } from '@cellflow/rest';
import type { MemoryBroker, Published } from '@cellflow/rpc';
import { connectRedisStore, createMemoryStore } from '@cellflow/store';
import type { MemoryStore, Store } from '@cellflow/store';
import { buildTopology, candidates, cell0, storeUsers } from '@cellflow/topology';
import { defaultBuildLimits, definedLimits } from './build-limits.ts';
import type { BuildLimits } from './build-limits.ts';
import { layoutOf, resolveCells } from './cells.ts';
import type { CellSpec, ResolvedCell } from './cells.ts';
import { embeddedPlans } from './embedded-plans.ts';
import { embeddedService } from './embedded-service.ts';
import type { EmbeddedFaults, Ground } from './embedded-service.ts';
import { observeStore, observeTransport } from './observe.ts';
import type { Observe } from './observe.ts';
import type { ServerUrls } from './process-plans.ts';
import { connectStores } from './stack-stores.ts';
import { readGuestRecords, readGuests } from './read-guests.ts';
import { devToken } from './stack.ts';
import type { Stack, StackStores } from './stack.ts';
import type { Wrap } from './wrap.ts';

/** Replicas per service; 1 where nothing is said. */
export type Replicas = {
  readonly [name in 'api' | 'scheduler' | 'super-conductor' | 'placement' | 'cell-conductor']?: number;
};

export interface EmbeddedOptions extends Partial<BuildLimits> {
  readonly cells: readonly CellSpec[];
  /** RabbitMQ and Redis, ready for these cells. Default: everything in memory. */
  readonly servers?: ServerUrls;
  /** Default: the system's clock, ids and chance. */
  readonly platform?: Platform;
  /** Of the default platform's logger, which writes JSON lines on stderr. Default: silent. */
  readonly logLevel?: LogLevel;
  /** Default 0: the system chooses. */
  readonly apiPort?: number;
  /** Of the Placement API of the first replica; the others take any. Default 0: the system chooses. */
  readonly placementPort?: number;
  readonly replicas?: Replicas;
  /** Servers are placed on one of the best n hosts by chance. Default 1: on the best. */
  readonly hostSubsetSize?: number;
  /** Alternates name candidates that placement keeps, instead of carrying them. Default false. */
  readonly storeCandidates?: boolean;
  /** Is told every request and every ledger event, in order. */
  readonly observe?: Observe;
  /** Is told everything that the memory broker lets in, replies included, in order. */
  readonly trace?: (published: Published) => void;
  /** Whom the API knows beside the development user. Default: nobody. */
  readonly tokens?: readonly TokenGrant[];
  /** Everything in memory: stands between the services and their connections. */
  readonly wrap?: Wrap;
  /** The failpoints of its services can be armed. Default false. */
  readonly faults?: boolean;
  /** Is told every hit of an armed failpoint, before anything is done. Default: the logger is. */
  readonly onFailpoint?: (service: string, hit: Hit) => void;
  /** How long the cloud may take to be ready. */
  readonly readyTimeoutMs?: number;
}

const stderr = 2;

/** Starts a whole cloud in this process: on a memory broker and memory stores, or on the given servers. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Stack> {
  const cells = resolveCells(options.cells);
  const platform =
    options.platform ??
    createPlatform({
      logger: createLogger({ service: 'stack', level: options.logLevel ?? 'silent', fd: stderr }),
    });
  const { ground, stores, broker } = options.servers
    ? await serverGround(options.servers, cells, platform)
    : memoryGround(cells, platform, options);
  const limits: BuildLimits = { ...defaultBuildLimits, ...definedLimits(options) };
  const plans = embeddedPlans({ platform, cells, limits, options });
  const services = plans.list.map((plan) => embeddedService(plan, ground, faultsOf(options, platform)));
  const stop = async () => {
    for (const service of services.toReversed()) await service.stop();
    const all = [stores.api, stores.placement, ...stores.cells.values()];
    await Promise.all(all.map((each) => each.close()));
  };

  try {
    for (const service of services) await service.start();
    const deadline = platform.clock.monotonic() + (options.readyTimeoutMs ?? 10_000);
    for (;;) {
      const reason = services.map((service) => service.readiness()).find((why) => why !== null);
      if (reason === undefined) break;
      if (platform.clock.monotonic() > deadline) throw new Error(`the cloud is not ready: ${reason}`);
      await platform.clock.sleep(2);
    }
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return {
    mode: 'memory',
    ...{ apiUrls: plans.apiUrls(), apiUrl: plans.apiUrls()[0]! },
    placementUrls: plans.placementUrls(),
    token: devToken,
    ...{ cells, stores, broker, stop },
    guests: () => readGuests(cells, (service) => plans.guestLogs.get(service)!),
    guestRecords: () => readGuestRecords(cells, (service) => plans.guestLogs.get(service)!),
    services: () => services,
  };
}

function faultsOf(
  { faults, onFailpoint }: EmbeddedOptions,
  { clock, logger }: Platform,
): EmbeddedFaults | null {
  const log = (service: string, hit: Hit) =>
    logger.warn({ event: 'failpoint', service, ...hit }, `failpoint ${hit.point} was hit`);
  return faults ? { clock, tell: onFailpoint ?? log } : null;
}

interface Grounds {
  readonly ground: Ground;
  readonly stores: StackStores;
  readonly broker?: MemoryBroker;
}

function memoryGround(
  cells: readonly ResolvedCell[],
  platform: Platform,
  { observe, trace, wrap }: Pick<EmbeddedOptions, 'observe' | 'trace' | 'wrap'>,
): Grounds {
  const built = buildTopology(layoutOf(cells));
  const broker = createMemoryBroker({ topology: wrap?.topology?.(built) ?? built, platform, trace });
  const seen = <T extends Store>(store: T): T => (observe ? observeStore(store, observe) : store);
  const worlds = new Map<string, MemoryStore>();
  const create = (scope: string) => {
    const world = createMemoryStore({ scope, platform });
    worlds.set(scope, world);
    return seen(world);
  };
  const names = [...cells.map(({ name }) => name), cell0];
  const stores: StackStores = {
    api: create('api'),
    placement: create('placement'),
    cells: new Map(names.map((name) => [name, create(name)])),
  };
  create(candidates);
  const ground: Ground = {
    async transport(vhost, user) {
      const transport = broker.connect({ vhost, user });
      const wrapped = wrap?.transport?.(transport) ?? transport;
      return observe ? observeTransport(wrapped, observe) : wrapped;
    },
    // The data is everybody's, and stays when one of them ends; what was seen of it is each one's own.
    store: async (scope, user) => {
      const store: Store = seen(worlds.get(scope)!.open());
      return wrap?.store?.(store, user) ?? store;
    },
  };
  return { ground, stores, broker };
}

async function serverGround(
  servers: ServerUrls,
  cells: readonly ResolvedCell[],
  platform: Platform,
): Promise<Grounds> {
  return {
    ground: {
      transport: (vhost, user) => connectAmqp({ url: servers.brokerUrl(user, vhost), platform }),
      store: (scope, user) => {
        const url = servers.storeUrl(user, scope);
        return connectRedisStore({ url, scope, platform, keeper: storeUsers(scope)[0] === user });
      },
    },
    stores: await connectStores(cells, servers),
  };
}

import { createLogger, systemClock, systemIds, systemRandom } from '@cellflow/platform';
import type { LogLevel, Platform } from '@cellflow/platform';
import { createMemoryBroker } from '@cellflow/rpc';
import { createMemoryStore } from '@cellflow/store';
import { buildTopology } from '@cellflow/topology';
import { layoutOf, resolveCells } from './cells.ts';
import type { CellSpec } from './cells.ts';
import { embeddedService } from './embedded-service.ts';
import { embeddedPlans } from './embedded-plans.ts';
import { observeStore, observeTransport } from './observe.ts';
import type { Observe } from './observe.ts';
import type { Stack, StackStores } from './stack.ts';

/** Replicas per service name; 1 where nothing is said. */
export type Replicas = {
  readonly [name in 'scheduler' | 'super-conductor' | 'placement' | 'cell-conductor']?: number;
};

export interface BuildLimits {
  /** Hosts tried per server, the first included. */
  readonly maxAttempts: number;
  /** How long one attempt may take. */
  readonly buildTimeoutMs: number;
  /** How long a build may stay silent. */
  readonly leaseMs: number;
}

export const defaultBuildLimits: BuildLimits = { maxAttempts: 3, buildTimeoutMs: 60_000, leaseMs: 15_000 };

export interface EmbeddedOptions extends Partial<BuildLimits> {
  readonly cells: readonly CellSpec[];
  /** Default: the system's clock, ids and chance. */
  readonly platform?: Platform;
  /** Of the default platform's logger, which writes JSON lines on stderr. Default: silent. */
  readonly logLevel?: LogLevel;
  /** Default 0: the system chooses. */
  readonly apiPort?: number;
  readonly replicas?: Replicas;
  /** Servers placed on one of the best n hosts by chance. Default 1: on the best. */
  readonly hostSubsetSize?: number;
  /** Is told every request and every ledger event, in order. */
  readonly observe?: Observe;
  /** How long the cloud may take to be ready. */
  readonly readyTimeoutMs?: number;
}

const stderr = 2;
export const devToken = 'admin';

/** Starts a whole cloud in this process, on a memory broker and memory stores. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Stack> {
  const cells = resolveCells(options.cells);
  const platform = options.platform ?? {
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    logger: createLogger({ service: 'stack', level: options.logLevel ?? 'silent', fd: stderr }),
  };
  const broker = createMemoryBroker({ topology: buildTopology(layoutOf(cells)), platform });
  const store = (scope: string) => {
    const plain = createMemoryStore({ scope, platform });
    return options.observe ? observeStore(plain, options.observe) : plain;
  };
  const stores: StackStores = {
    api: store('api'),
    placement: store('placement'),
    cells: new Map([...cells.map(({ name }) => name), 'cell0'].map((name) => [name, store(name)])),
  };
  const connect = (vhost: string, user: string) => {
    const transport = broker.connect({ vhost, user });
    return options.observe ? observeTransport(transport, options.observe) : transport;
  };

  const limits: BuildLimits = { ...defaultBuildLimits, ...definedOf(options) };
  const plans = embeddedPlans({ platform, cells, stores, limits, options });
  const services = plans.list.map((plan) => embeddedService(plan, connect));
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
    apiUrl: plans.apiUrl(),
    token: devToken,
    cells,
    stores,
    services: () => services,
    stop,
  };
}

/** The limits that were given, without those left undefined. */
function definedOf(limits: Partial<BuildLimits>): Partial<BuildLimits> {
  const { maxAttempts, buildTimeoutMs, leaseMs } = limits;
  return Object.fromEntries(
    Object.entries({ maxAttempts, buildTimeoutMs, leaseMs }).filter(([, value]) => value !== undefined),
  );
}

import { defaultMultipliers } from '@cellflow/domain';
import type { Multipliers } from '@cellflow/domain';
import { logLevels, port, readConfig, url, wholeNumber } from '@cellflow/platform';
import { z } from 'zod';

/** How hosts are chosen. The number of attempts is not here: the caller says how many alternates it wants. */
export interface SchedulerConfig {
  /** Hosts asked of placement at most; those behind the limit are not seen. Nova's max_placement_results: 1000. */
  readonly maxPlacementResults?: number;
  /** One of the best so many hosts is chosen at random. Nova's host_subset_size: 1. */
  readonly hostSubsetSize?: number;
  /** Chooses at random among equally good hosts. Nova's shuffle_best_same_weighed_hosts: false. */
  readonly shuffleBestSameWeighedHosts?: boolean;
  /** Nova's ram_weight_multiplier and its siblings: 1 each. */
  readonly multipliers?: Partial<Multipliers>;
  /** Claims of one request in flight at once: 64. */
  readonly claimConcurrency?: number;
  /** Alternates name a candidate that placement keeps, instead of carrying it: false. */
  readonly storeCandidates?: boolean;
  /** How long placement may be out of reach before a request is answered without it, in ms: 30 s. */
  readonly placementPatienceMs?: number;
}

export type SchedulerRules = Required<Omit<SchedulerConfig, 'multipliers'>> & {
  readonly multipliers: Multipliers;
};

export const withDefaults = (config: SchedulerConfig): SchedulerRules => ({
  maxPlacementResults: config.maxPlacementResults ?? 1000,
  hostSubsetSize: config.hostSubsetSize ?? 1,
  shuffleBestSameWeighedHosts: config.shuffleBestSameWeighedHosts ?? false,
  multipliers: { ...defaultMultipliers, ...config.multipliers },
  claimConcurrency: config.claimConcurrency ?? 64,
  storeCandidates: config.storeCandidates ?? false,
  placementPatienceMs: config.placementPatienceMs ?? 30_000,
});

const multiplier = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'expected a number')
  .transform(Number)
  .optional();

/** What the process reads from its environment. Throws ConfigError naming each bad variable. */
export const readEnvironment = (env: Record<string, string | undefined>) =>
  readConfig(
    env,
    {
      apiBrokerUrl: 'CELLFLOW_API_BROKER_URL',
      placementBrokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
      maxPlacementResults: 'CELLFLOW_MAX_PLACEMENT_RESULTS',
      hostSubsetSize: 'CELLFLOW_HOST_SUBSET_SIZE',
      shuffleBestSameWeighedHosts: 'CELLFLOW_SHUFFLE_BEST_SAME_WEIGHED_HOSTS',
      storeCandidates: 'CELLFLOW_STORE_CANDIDATES',
      ram: 'CELLFLOW_RAM_WEIGHT_MULTIPLIER',
      cpu: 'CELLFLOW_CPU_WEIGHT_MULTIPLIER',
      disk: 'CELLFLOW_DISK_WEIGHT_MULTIPLIER',
      host: 'CELLFLOW_HOST',
      healthPort: 'CELLFLOW_HEALTH_PORT',
      logLevel: 'CELLFLOW_LOG_LEVEL',
    },
    z.object({
      apiBrokerUrl: url('amqp', 'amqps'),
      placementBrokerUrl: url('amqp', 'amqps'),
      maxPlacementResults: wholeNumber({ min: 1, max: 1000 }).default(1000),
      hostSubsetSize: wholeNumber({ min: 1, max: 1000 }).default(1),
      shuffleBestSameWeighedHosts: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true'),
      storeCandidates: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true'),
      ram: multiplier,
      cpu: multiplier,
      disk: multiplier,
      host: z.string().default('127.0.0.1'),
      healthPort: port.default(8080),
      logLevel: z.enum(logLevels).default('info'),
    }),
  );

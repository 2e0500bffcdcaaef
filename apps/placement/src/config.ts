import { logLevels, port, readConfig, url, wholeNumber } from '@cellflow/platform';
import { tokenFields, tokenVariables } from '@cellflow/rest';
import { z } from 'zod';
import type { RestConfig } from './rest/start-rest.ts';

/** How candidates are listed and kept. */
export interface CandidateRules {
  /** With a limit, which hosts are listed is left to chance. Placement's randomize_allocation_candidates: false. */
  readonly randomizeAllocationCandidates: boolean;
  /** How long a candidate that is asked to be stored can be claimed by its uuid, in ms: one hour. */
  readonly candidateTtlMs: number;
}

export const withDefaults = (config: Partial<CandidateRules>): CandidateRules => ({
  randomizeAllocationCandidates: config.randomizeAllocationCandidates ?? false,
  candidateTtlMs: config.candidateTtlMs ?? 3_600_000,
});

/** How one replica is to run. */
export interface PlacementConfig extends Partial<CandidateRules> {
  /** The Placement API; without it the replica is reached over the bus only. */
  readonly rest?: RestConfig;
  /**
   * Every cell of the deployment. A store that is empty or lost something is relied upon once all of them have told
   * what they hold. Default: the cells of the providers that are known.
   */
  readonly cells?: readonly string[];
}

const variables = {
  brokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
  storeUrl: 'CELLFLOW_PLACEMENT_STORE_URL',
  host: 'CELLFLOW_HOST',
  healthPort: 'CELLFLOW_HEALTH_PORT',
  logLevel: 'CELLFLOW_LOG_LEVEL',
  restHost: 'CELLFLOW_PLACEMENT_HOST',
  restPort: 'CELLFLOW_PLACEMENT_PORT',
  allowedOrigins: 'CELLFLOW_PLACEMENT_ALLOWED_ORIGINS',
  randomizeAllocationCandidates: 'CELLFLOW_PLACEMENT_RANDOMIZE_ALLOCATION_CANDIDATES',
  candidateTtlMs: 'CELLFLOW_PLACEMENT_CANDIDATE_TTL_MS',
  cells: 'CELLFLOW_CELLS',
  ...tokenVariables,
} as const;

/** Names, parted by commas or spaces. */
const names = z.string().transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''));

const schema = z.object({
  brokerUrl: url('amqp', 'amqps'),
  storeUrl: url('redis', 'rediss'),
  host: z.string().default('127.0.0.1'),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
  restHost: z.string().optional(),
  restPort: port.optional(),
  randomizeAllocationCandidates: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  candidateTtlMs: wholeNumber({ min: 1000, max: 604_800_000 }).optional(),
  cells: names.optional(),
  allowedOrigins: names.optional(),
  ...tokenFields,
});

/**
 * What the process reads from its environment. The Placement API is served where its host or its port is named, so that
 * replicas of one machine do not take it from each other. Throws ConfigError naming each bad variable.
 */
export function readEnvironment(env: Record<string, string | undefined>) {
  const {
    restHost,
    restPort,
    allowedOrigins,
    tokens,
    devToken,
    randomizeAllocationCandidates,
    candidateTtlMs,
    cells,
    ...rest
  } = readConfig(env, variables, schema);
  const served = restHost !== undefined || restPort !== undefined;
  const config: PlacementConfig = {
    randomizeAllocationCandidates,
    candidateTtlMs,
    cells,
    ...(served ? { rest: { host: restHost, port: restPort, tokens, devToken, allowedOrigins } } : {}),
  };
  return { ...rest, config };
}

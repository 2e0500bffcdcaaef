import { logLevels, port, url, wholeNumber } from '@cellflow/platform';
import { z } from 'zod';

export interface SuperConductorConfig {
  /** Hosts a build is tried on at most. Nova's [scheduler] max_attempts. */
  readonly maxAttempts: number;
  /** How long one attempt may take from its cast to its end, in ms. */
  readonly buildTimeoutMs: number;
}

/** The environment of the process. */
export const variables = {
  apiBrokerUrl: 'CELLFLOW_API_BROKER_URL',
  placementBrokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
  apiStoreUrl: 'CELLFLOW_API_STORE_URL',
  cellMappings: 'CELLFLOW_CELL_MAPPINGS',
  maxAttempts: 'CELLFLOW_MAX_ATTEMPTS',
  buildTimeoutMs: 'CELLFLOW_BUILD_TIMEOUT_MS',
  host: 'CELLFLOW_HOST',
  healthPort: 'CELLFLOW_HEALTH_PORT',
  logLevel: 'CELLFLOW_LOG_LEVEL',
} as const;

export const environment = z.object({
  apiBrokerUrl: url('amqp', 'amqps'),
  placementBrokerUrl: url('amqp', 'amqps'),
  apiStoreUrl: url('redis', 'rediss'),
  cellMappings: z.string(),
  maxAttempts: wholeNumber({ min: 1, max: 100 }).default(3),
  buildTimeoutMs: wholeNumber({ min: 100, max: 86_400_000 }).default(60_000),
  host: z.string().default('127.0.0.1'),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
});

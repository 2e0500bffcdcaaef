import { jsonVariable, logLevels, port, readConfig, url, wholeNumber } from '@cellflow/platform';
import type { TokenGrant } from '@cellflow/rest';
import { tokenFields, tokenVariables } from '@cellflow/rest';
import { z } from 'zod';

/** How one API process is to run. Times in ms. */
export interface ApiConfig {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** How long a cell may take before it counts as down for one request. Default 500. */
  readonly deadCellTimeoutMs?: number;
  /** A compute that was not heard of for this long is down. Default 60 000, Nova's service_down_time. */
  readonly serviceDownMs?: number;
  /** Age from which an outbox entry is anybody's to carry out. Default 3000. */
  readonly outboxGraceMs?: number;
  /** From when a message that nothing came of counts as gone. Default: 10 % more than it may be tried for. */
  readonly redriveAfterMs?: number;
  /** How often it is sent again before its servers are buried. Default 3. */
  readonly maxRedrives?: number;
  /** Nova's [scheduler] max_attempts, for the record of each server. Default 3. */
  readonly maxAttempts?: number;
  /** Begins a new world in an empty store although cells hold servers. Default false. */
  readonly acceptEmptyStore?: boolean;
  /** A token that is admin of everything. Default "admin" while `host` is loopback, else none. "": none. */
  readonly devToken?: string;
  readonly tokens?: readonly TokenGrant[];
}

const cell = z.object({
  name: z.string().min(1),
  brokerUrl: url('amqp', 'amqps').optional(),
  storeUrl: url('redis', 'rediss'),
});

const ms = wholeNumber({ min: 1, max: 3_600_000 });

const variables = {
  host: 'CELLFLOW_HOST',
  port: 'CELLFLOW_API_PORT',
  healthPort: 'CELLFLOW_HEALTH_PORT',
  logLevel: 'CELLFLOW_LOG_LEVEL',
  brokerUrl: 'CELLFLOW_API_BROKER_URL',
  placementBrokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
  storeUrl: 'CELLFLOW_API_STORE_URL',
  cells: 'CELLFLOW_CELL_MAPPINGS',
  ...tokenVariables,
  deadCellTimeoutMs: 'CELLFLOW_DEAD_CELL_TIMEOUT_MS',
  serviceDownMs: 'CELLFLOW_SERVICE_DOWN_MS',
  redriveAfterMs: 'CELLFLOW_REDRIVE_AFTER_MS',
  maxRedrives: 'CELLFLOW_MAX_REDRIVES',
  maxAttempts: 'CELLFLOW_MAX_ATTEMPTS',
  acceptEmptyStore: 'CELLFLOW_API_ACCEPT_EMPTY_STORE',
} as const;

const schema = z.object({
  host: z.string().default('127.0.0.1'),
  port: port.default(8774),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
  brokerUrl: url('amqp', 'amqps'),
  placementBrokerUrl: url('amqp', 'amqps'),
  storeUrl: url('redis', 'rediss'),
  cells: jsonVariable(z.array(cell).min(1, 'expected at least one cell')),
  ...tokenFields,
  deadCellTimeoutMs: ms.optional(),
  serviceDownMs: ms.optional(),
  redriveAfterMs: wholeNumber({ min: 1_000, max: 7 * 86_400_000 }).optional(),
  maxRedrives: wholeNumber({ min: 0, max: 100 }).optional(),
  maxAttempts: wholeNumber({ min: 1, max: 50 }).optional(),
  acceptEmptyStore: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});

/** Reads the process's configuration. Throws ConfigError naming each variable at fault. */
export const readApiConfig = (env: Record<string, string | undefined>) => readConfig(env, variables, schema);

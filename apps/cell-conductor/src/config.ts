import { url, wholeNumber, logLevels, port } from '@cellflow/platform';
import { z } from 'zod';

export interface CellConductorConfig {
  /** Name of the cell, e.g. "cell1". */
  readonly cell: string;
  /** How long one attempt may take from its cast to its end, in ms. */
  readonly buildTimeoutMs: number;
  /** How long a build that was begun may stay silent, in ms. */
  readonly leaseMs: number;
  /** How often expired leases are looked for, in ms. Default 1000. */
  readonly watchdogMs?: number;
}

/** The environment of the process. */
export const variables = {
  cell: 'CELLFLOW_CELL',
  brokerUrl: 'CELLFLOW_CELL_BROKER_URL',
  placementBrokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
  storeUrl: 'CELLFLOW_CELL_STORE_URL',
  buildTimeoutMs: 'CELLFLOW_BUILD_TIMEOUT_MS',
  leaseMs: 'CELLFLOW_LEASE_MS',
  host: 'CELLFLOW_HOST',
  healthPort: 'CELLFLOW_HEALTH_PORT',
  logLevel: 'CELLFLOW_LOG_LEVEL',
} as const;

const milliseconds = wholeNumber({ min: 100, max: 86_400_000 });

export const environment = z.object({
  cell: z.string().regex(/^[A-Za-z0-9_-]+$/, 'expected a cell name of letters, digits, "_" and "-"'),
  brokerUrl: url('amqp', 'amqps'),
  placementBrokerUrl: url('amqp', 'amqps'),
  storeUrl: url('redis', 'rediss'),
  buildTimeoutMs: milliseconds.default(60_000),
  leaseMs: milliseconds.default(15_000),
  host: z.string().default('127.0.0.1'),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
});

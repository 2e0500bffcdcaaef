import { logLevels, port, url, wholeNumber } from '@cellflow/platform';
import type { FakeHost } from '@cellflow/profile';
import { z } from 'zod';

export interface FakeComputeConfig {
  /** Name of the cell, e.g. "cell1". */
  readonly cell: string;
  /** Name of this compute service; its queue is named after it. */
  readonly service: string;
  readonly hosts: readonly FakeHost[];
  /** Builds that run at once on one host; further ones wait. Default 10. */
  readonly maxConcurrentBuilds?: number;
  /** How often the service says that it lives, in ms. Default 5000. */
  readonly reportEveryMs?: number;
  /** How often placement is told of a host, and with that asked whether it knows the others, in ms. Default 1000. */
  readonly registerEveryMs?: number;
  /** How often the conductor is asked which guests may stay, in ms. Default 600,000. */
  readonly syncEveryMs?: number;
  /** How long a stop waits for running builds before it hands them back, in ms. Default 5000. */
  readonly stopGraceMs?: number;
}

/** The environment of the process. */
export const variables = {
  cell: 'CELLFLOW_CELL',
  service: 'CELLFLOW_COMPUTE_SERVICE',
  profile: 'CELLFLOW_PROFILE',
  guestLogDir: 'CELLFLOW_GUEST_LOG_DIR',
  brokerUrl: 'CELLFLOW_CELL_BROKER_URL',
  placementBrokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
  maxConcurrentBuilds: 'CELLFLOW_MAX_CONCURRENT_BUILDS',
  host: 'CELLFLOW_HOST',
  healthPort: 'CELLFLOW_HEALTH_PORT',
  logLevel: 'CELLFLOW_LOG_LEVEL',
} as const;

const word = z.string().regex(/^[A-Za-z0-9_-]+$/, 'expected letters, digits, "_" and "-"');

export const environment = z.object({
  cell: word,
  service: word,
  /** Path of the profile file. */
  profile: z.string(),
  guestLogDir: z.string(),
  brokerUrl: url('amqp', 'amqps'),
  placementBrokerUrl: url('amqp', 'amqps'),
  maxConcurrentBuilds: wholeNumber({ min: 1, max: 100_000 }).default(10),
  host: z.string().default('127.0.0.1'),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
});

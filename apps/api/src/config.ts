import { readFileSync } from 'node:fs';
import { logLevels, port, readConfig, url, wholeNumber } from '@cellflow/platform';
import { z } from 'zod';
import type { TokenGrant } from './auth.ts';

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
  /** Nova's [scheduler] max_attempts, for the record of each server. Default 3. */
  readonly maxAttempts?: number;
  /** A token that is admin of everything. Default "admin" while `host` is loopback, else none. "": none. */
  readonly devToken?: string;
  readonly tokens?: readonly TokenGrant[];
}

const tokens = z.array(
  z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of a token in hex'),
    projectId: z.string().min(1),
    userId: z.string().min(1),
    isAdmin: z.boolean().default(false),
  }),
);

const cell = z.object({
  name: z.string().min(1),
  brokerUrl: url('amqp', 'amqps').optional(),
  storeUrl: url('redis', 'rediss'),
});

/** JSON in the variable itself, or in the file it names. What is wrong with it is told with its place in the JSON. */
const json = <S extends z.ZodType>(schema: S) =>
  z.string().transform((text, context): z.output<S> => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    try {
      const checked = schema.safeParse(JSON.parse(/^\s*[[{]/.test(text) ? text : readFileSync(text, 'utf8')));
      if (checked.success) return checked.data;
      const issue = checked.error.issues[0]!;
      return refuse(`${issue.path.join('.')}: ${issue.message}`);
    } catch (error) {
      return refuse(`expected JSON or a file of it (${String(error)})`);
    }
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
  devToken: 'CELLFLOW_DEV_TOKEN',
  tokens: 'CELLFLOW_TOKENS',
  deadCellTimeoutMs: 'CELLFLOW_DEAD_CELL_TIMEOUT_MS',
  serviceDownMs: 'CELLFLOW_SERVICE_DOWN_MS',
  maxAttempts: 'CELLFLOW_MAX_ATTEMPTS',
} as const;

const schema = z.object({
  host: z.string().default('127.0.0.1'),
  port: port.default(8774),
  healthPort: port.default(8080),
  logLevel: z.enum(logLevels).default('info'),
  brokerUrl: url('amqp', 'amqps'),
  placementBrokerUrl: url('amqp', 'amqps'),
  storeUrl: url('redis', 'rediss'),
  cells: json(z.array(cell).min(1, 'expected at least one cell')),
  devToken: z.string().optional(),
  tokens: json(tokens).optional(),
  deadCellTimeoutMs: ms.optional(),
  serviceDownMs: ms.optional(),
  maxAttempts: wholeNumber({ min: 1, max: 50 }).optional(),
});

/** Reads the process's configuration. Throws ConfigError naming each variable at fault. */
export const readApiConfig = (env: Record<string, string | undefined>) => readConfig(env, variables, schema);

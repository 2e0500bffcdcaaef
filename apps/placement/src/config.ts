import { logLevels, port, readConfig, url } from '@cellflow/platform';
import { z } from 'zod';

/** Placement has nothing to be tuned yet. */
export type PlacementConfig = Record<never, never>;

/** What the process reads from its environment. Throws ConfigError naming each bad variable. */
export const readEnvironment = (env: Record<string, string | undefined>) =>
  readConfig(
    env,
    {
      brokerUrl: 'CELLFLOW_PLACEMENT_BROKER_URL',
      storeUrl: 'CELLFLOW_PLACEMENT_STORE_URL',
      host: 'CELLFLOW_HOST',
      healthPort: 'CELLFLOW_HEALTH_PORT',
      logLevel: 'CELLFLOW_LOG_LEVEL',
    },
    z.object({
      brokerUrl: url('amqp', 'amqps'),
      storeUrl: url('redis', 'rediss'),
      host: z.string().default('127.0.0.1'),
      healthPort: port.default(8080),
      logLevel: z.enum(logLevels).default('info'),
    }),
  );

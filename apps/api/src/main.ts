import { createLogger, processPlatform, runProcess, serveHealth } from '@cellflow/platform';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { connectRedisStore } from '@cellflow/store';
import { readApiConfig } from './config.ts';
import { cell0 } from '@cellflow/topology';
import { startApi } from './service.ts';

const name = 'api';
const bootLogger = createLogger({ service: name, level: 'info' });

/** Reads the configuration, or says what is wrong with it and exits 2. */
function configure() {
  try {
    return readApiConfig(process.env);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

async function start() {
  const { platform, failpoints } = processPlatform({
    service: name,
    logger,
    env: process.env,
    errors: rpcErrors,
  });
  const connectStore = (url: string, scope: string) =>
    connectRedisStore({ url, scope, platform, keeper: scope === 'api' || scope === cell0 });
  const cells = await Promise.all(
    config.cells.map(async (cell) => ({
      name: cell.name,
      transport: cell.brokerUrl ? await connectAmqp({ url: cell.brokerUrl, platform }) : null,
      store: await connectStore(cell.storeUrl, cell.name),
    })),
  );
  const api = await connectAmqp({ url: config.brokerUrl, platform });
  const placement = await connectAmqp({ url: config.placementBrokerUrl, platform });
  const store = await connectStore(config.storeUrl, 'api');
  const service = await startApi(config, { platform, api, placement, store, cells });
  const health = await serveHealth({
    host: config.host,
    port: config.healthPort,
    readiness: () => service.readiness(),
    failpoints,
  });
  logger.info({ url: service.url, healthPort: health.port }, 'listening');
  return {
    async stop() {
      await health.close();
      await service.stop();
      const connections = [api, placement, store, ...cells.flatMap((cell) => [cell.transport, cell.store])];
      await Promise.all(connections.map((connection) => connection?.close()));
    },
  };
}

const config = configure();
const logger =
  config.logLevel === 'info' ? bootLogger : createLogger({ service: name, level: config.logLevel });
await runProcess({ name, logger, stopTimeoutMs: 30_000, start });

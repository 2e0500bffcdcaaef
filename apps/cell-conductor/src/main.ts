import { createLogger, processPlatform, readConfig, runProcess, serveHealth } from '@cellflow/platform';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { connectRedisStore } from '@cellflow/store';
import { environment, variables } from './config.ts';
import { startCellConductor } from './service.ts';

const name = 'cell-conductor';
const bootLogger = createLogger({ service: name, level: 'info' });

await runProcess({
  name,
  logger: bootLogger,
  stopTimeoutMs: 20_000,
  async start() {
    const config = readConfig(process.env, variables, environment);
    const logger = createLogger({ service: name, level: config.logLevel });
    const { platform, failpoints } = processPlatform({
      service: name,
      logger,
      env: process.env,
      errors: rpcErrors,
    });
    const [cell, placement, store] = await Promise.all([
      connectAmqp({ url: config.brokerUrl, platform }),
      connectAmqp({ url: config.placementBrokerUrl, platform }),
      connectRedisStore({ url: config.storeUrl, scope: config.cell, platform, keeper: true }),
    ]);
    const service = await startCellConductor(config, { platform, cell, placement, store });
    const health = await serveHealth({
      host: config.host,
      port: config.healthPort,
      readiness: service.readiness,
      failpoints,
    });
    return {
      async stop() {
        await service.stop();
        await Promise.all([health.close(), cell.close(), placement.close(), store.close()]);
      },
    };
  },
});

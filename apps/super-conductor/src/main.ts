import { createLogger, processPlatform, readConfig, runProcess, serveHealth } from '@cellflow/platform';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { connectRedisStore } from '@cellflow/store';
import { readCellMappings } from './cell-mappings.ts';
import { environment, variables } from './config.ts';
import { startSuperConductor } from './service.ts';

const name = 'super-conductor';

await runProcess({
  name,
  logger: createLogger({ service: name, level: 'info' }),
  stopTimeoutMs: 20_000,
  async start() {
    const config = readConfig(process.env, variables, environment);
    const mappings = readCellMappings(config.cellMappings);
    const logger = createLogger({ service: name, level: config.logLevel });
    const { platform, failpoints } = processPlatform({
      service: name,
      logger,
      env: process.env,
      errors: rpcErrors,
    });
    const [api, placement, store, cells] = await Promise.all([
      connectAmqp({ url: config.apiBrokerUrl, platform }),
      connectAmqp({ url: config.placementBrokerUrl, platform }),
      connectRedisStore({ url: config.apiStoreUrl, scope: 'api', platform }),
      Promise.all(
        mappings.map(async ({ name: cell, brokerUrl, storeUrl }) => ({
          name: cell,
          transport: brokerUrl === undefined ? null : await connectAmqp({ url: brokerUrl, platform }),
          store: await connectRedisStore({ url: storeUrl, scope: cell, platform }),
        })),
      ),
    ]);
    const service = await startSuperConductor(config, { platform, api, placement, store, cells });
    const health = await serveHealth({
      host: config.host,
      port: config.healthPort,
      readiness: service.readiness,
      failpoints,
    });
    return {
      async stop() {
        await service.stop();
        await Promise.all([health.close(), api.close(), placement.close(), store.close()]);
        await Promise.all(cells.flatMap((cell) => [cell.transport?.close(), cell.store.close()]));
      },
    };
  },
});

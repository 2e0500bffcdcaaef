import { ConfigError, createLogger, processPlatform, runProcess, serveHealth } from '@cellflow/platform';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { connectRedisStore } from '@cellflow/store';
import { candidates } from '@cellflow/topology';
import { readEnvironment } from './config.ts';
import { startPlacement } from './service.ts';

let environment;
try {
  environment = readEnvironment(process.env);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`placement: ${error.message}`);
  process.exit(2);
}
const { brokerUrl, storeUrl, host, healthPort, logLevel, config } = environment;
const logger = createLogger({ service: 'placement', level: logLevel });

await runProcess({
  name: 'placement',
  logger,
  stopTimeoutMs: 30_000,
  async start() {
    const { platform, failpoints } = processPlatform({
      service: 'placement',
      logger,
      env: process.env,
      errors: rpcErrors,
    });
    const placement = await connectAmqp({ url: brokerUrl, platform });
    const store = await connectRedisStore({ url: storeUrl, scope: 'placement', platform, keeper: true });
    const kept = await connectRedisStore({ url: storeUrl, scope: candidates, platform });
    const service = await startPlacement(config, { platform, placement, store, candidates: kept });
    const health = await serveHealth({ host, port: healthPort, readiness: service.readiness, failpoints });
    logger.info({ port: health.port, url: service.url }, 'health endpoint');
    return {
      async stop() {
        await service.stop();
        await health.close();
        await placement.close();
        await store.close();
        await kept.close();
      },
    };
  },
});

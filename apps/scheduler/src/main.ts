import { ConfigError, createLogger, processPlatform, runProcess, serveHealth } from '@cellflow/platform';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { readEnvironment } from './config.ts';
import { startScheduler } from './service.ts';

let environment;
try {
  environment = readEnvironment(process.env);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`scheduler: ${error.message}`);
  process.exit(2);
}
const { apiBrokerUrl, placementBrokerUrl, host, healthPort, logLevel, ...settings } = environment;
const { ram, cpu, disk, ...rules } = settings;
const given = Object.entries({ ram, cpu, disk }).filter(([, value]) => value !== undefined);
const logger = createLogger({ service: 'scheduler', level: logLevel });

await runProcess({
  name: 'scheduler',
  logger,
  stopTimeoutMs: 30_000,
  async start() {
    const { platform, failpoints } = processPlatform({
      service: 'scheduler',
      logger,
      env: process.env,
      errors: rpcErrors,
    });
    const api = await connectAmqp({ url: apiBrokerUrl, platform });
    const placement = await connectAmqp({ url: placementBrokerUrl, platform });
    const config = { ...rules, multipliers: Object.fromEntries(given) };
    const service = await startScheduler(config, { platform, api, placement });
    const health = await serveHealth({ host, port: healthPort, readiness: service.readiness, failpoints });
    logger.info({ port: health.port }, 'health endpoint');
    return {
      async stop() {
        await service.stop();
        await health.close();
        await placement.close();
        await api.close();
      },
    };
  },
});

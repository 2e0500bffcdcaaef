import { readFileSync } from 'node:fs';
import {
  ConfigError,
  createLogger,
  processPlatform,
  readConfig,
  runProcess,
  serveHealth,
} from '@cellflow/platform';
import { expandHosts, parseProfile } from '@cellflow/profile';
import type { FakeHost } from '@cellflow/profile';
import { connectAmqp, rpcErrors } from '@cellflow/rpc';
import { environment, variables } from './config.ts';
import { openFileGuestLog } from './guest-log/file-guest-log.ts';
import { startFakeCompute } from './service.ts';

const name = 'fake-compute';

function readHosts(path: string): FakeHost[] {
  try {
    return expandHosts(parseProfile(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new ConfigError(`${variables.profile} is not usable: ${path}: ${(error as Error).message}`);
  }
}

await runProcess({
  name,
  logger: createLogger({ service: name, level: 'info' }),
  stopTimeoutMs: 20_000,
  async start() {
    const config = readConfig(process.env, variables, environment);
    const hosts = readHosts(config.profile);
    const guestLog = openFileGuestLog(config.guestLogDir);
    const logger = createLogger({ service: config.service, level: config.logLevel });
    const { platform, failpoints } = processPlatform({
      service: config.service,
      logger,
      env: process.env,
      errors: rpcErrors,
    });
    let readiness = (): string | null => 'registering hosts';
    const health = await serveHealth({
      host: config.host,
      port: config.healthPort,
      readiness: () => readiness(),
      failpoints,
    });
    const [cell, placement] = await Promise.all([
      connectAmqp({ url: config.brokerUrl, platform }),
      connectAmqp({ url: config.placementBrokerUrl, platform }),
    ]);
    const crash = () => process.kill(process.pid, 'SIGKILL');
    const service = await startFakeCompute(
      { ...config, hosts },
      { platform, cell, placement, guestLog, crash: () => void crash() },
    );
    readiness = service.readiness;
    return {
      async stop() {
        await service.stop();
        await Promise.all([health.close(), cell.close(), placement.close(), guestLog.close()]);
      },
    };
  },
});

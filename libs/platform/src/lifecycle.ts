import { ConfigError } from './config.ts';
import type { RunningService } from './deps.ts';
import type { Logger } from './logger.ts';

/**
 * Runs one service as a process: prints a clear message and exits 2 on a bad configuration, stops cleanly on SIGTERM
 * and SIGINT (exit 0), and exits 1 when the stop takes longer than `stopTimeoutMs` or the start fails.
 */
export async function runProcess(options: {
  name: string;
  logger: Logger;
  stopTimeoutMs: number;
  start(): Promise<RunningService>;
}): Promise<void> {
  const { name, logger } = options;
  let orphaned = (): void => process.exit(1);
  if (process.env['CELLFLOW_EXIT_WITH_PARENT'] === '1') onParentGone(() => orphaned());
  // Before it is up it holds nothing that would have to be finished.
  const leave = () => process.exit(0);
  process.on('SIGTERM', leave).on('SIGINT', leave);
  let service: RunningService;
  try {
    service = await options.start();
  } catch (error) {
    logger.error({ err: error }, `${name} did not start`);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
    setTimeout(() => process.exit(), 200);
    return;
  }
  let stopping = false;
  const stop = (signal: string, limitMs = options.stopTimeoutMs) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, `${name} is draining`);
    const giveUp = setTimeout(() => {
      logger.error(`${name} did not drain in ${limitMs} ms`);
      process.exit(1);
    }, limitMs);
    service.stop().then(
      () => {
        clearTimeout(giveUp);
        logger.info(`${name} has stopped`);
        setTimeout(() => process.exit(0), 20);
      },
      (error: unknown) => {
        logger.error({ err: error }, `${name} failed while stopping`);
        process.exit(1);
      },
    );
  };
  // Broker and store may be gone with the parent: what cannot be finished soon cannot be finished at all.
  orphaned = () => stop('parent gone', orphanStopMs);
  process.off('SIGTERM', leave).on('SIGTERM', () => stop('SIGTERM'));
  process.off('SIGINT', leave).on('SIGINT', () => stop('SIGINT'));
  logger.info({ event: 'started' }, `${name} is up`);
}

const orphanStopMs = 2000;

/** The parent holds the other end of stdin: it closes when the parent ends, however it ends. */
function onParentGone(act: () => void): void {
  process.stdin.on('error', act).on('close', act).resume();
  process.stdin.on('end', act);
}

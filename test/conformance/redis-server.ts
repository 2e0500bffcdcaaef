import { stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { isInstalled, redisContainer, redisProgram } from './redis-host.ts';
import type { RedisHost } from './redis-host.ts';

/** A Redis of the test's own, so that it may be paused, killed, filled and told to refuse. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** How long its append-only file is. Rejects where it runs in a container. */
  appendOnlyBytes(): Promise<number>;
  /** While it is down: its append-only file loses its end, as when its machine crashed. */
  truncateAppendOnly(bytes: number): Promise<void>;
  /** Runs one command as the default user, with redis-cli; gives what it prints. */
  command(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a Redis with its append-only file on a free port: the installed program, else a container. Fails where there
 * is neither; CELLFLOW_TEST_REDIS=docker asks for the container, but not for one whose files are touched (`alone`).
 */
export async function startRedisServer({ alone = false } = {}): Promise<RedisServer> {
  const port = await freePort();
  const inDocker =
    (process.env['CELLFLOW_TEST_REDIS'] === 'docker' && !alone) || !(await isInstalled('redis-server'));
  const host = inDocker ? redisContainer(port) : await redisProgram(port);
  const start = async () => {
    await host.start();
    await answering(host.cli);
  };
  try {
    await start();
  } catch (cause) {
    await host.remove().catch(() => undefined);
    throw new Error('no Redis for this test: install redis-server, or start Docker', { cause });
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pause: host.pause,
    resume: host.resume,
    kill: host.kill,
    start,
    appendOnlyBytes: async () => (await stat(fileOf(host))).size,
    truncateAppendOnly: (bytes) => truncate(fileOf(host), bytes),
    command: (...args) => host.cli(args),
    stop: host.remove,
  };
}

function fileOf({ appendOnly }: RedisHost): string {
  if (appendOnly) return appendOnly;
  throw new Error('the append-only file of a container cannot be reached: install redis-server');
}

async function answering(cli: (args: readonly string[]) => Promise<string>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await cli(['PING'])) === 'PONG') return;
    } catch (error) {
      if (attempt > 200) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

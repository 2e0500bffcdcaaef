import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A redis-server of the test's own: its own port and directory, so that it may be paused, killed and refused. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  pause(): void;
  resume(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Runs one command as the default user, with redis-cli; gives what it prints. */
  command(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Starts `redis-server` with the append-only file on. Fails where the program is not installed. */
export async function startRedisServer(options: { appendfsync?: string } = {}): Promise<RedisServer> {
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'cellflow-redis-'));
  let child: ChildProcess | null = null;

  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
    args.push('--appendonly', 'yes', '--appendfsync', options.appendfsync ?? 'everysec');
    args.push('--enable-debug-command', 'local', '--loglevel', 'warning');
    const started = spawn('redis-server', args, { stdio: 'ignore' });
    child = started;
    const failed = new Promise<never>((_, reject) => {
      started.once('error', (cause) => reject(new Error('redis-server cannot be started', { cause })));
      started.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
    failed.catch(() => undefined);
    await Promise.race([answering(port), failed]);
  };

  const kill = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    kill,
    start,
    command: (...args) => redisCli(port, args),
    async stop() {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function redisCli(port: number, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('redis-cli', ['-e', '-p', String(port), ...args]);
  return stdout.trim();
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await redisCli(port, ['PING'])) === 'PONG') return;
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

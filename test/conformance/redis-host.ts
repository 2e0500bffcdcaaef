import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Something that runs one Redis on a fixed port of this machine, which may be ended hard and started again. */
export interface RedisHost {
  start(): Promise<void>;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Runs redis-cli beside the server; gives what it prints. */
  cli(args: readonly string[]): Promise<string>;
  /** The append-only file that is written to; null where it cannot be reached from here. */
  readonly appendOnly: string | null;
  /** Ends the server and removes its data. */
  remove(): Promise<void>;
}

const settings = ['--save', '', '--appendonly', 'yes', '--loglevel', 'warning'];

const run = async (program: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(program, args)).stdout.trim();

export const isInstalled = (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );

/** The programs redis-server and redis-cli of this machine, with a directory of their own. */
export async function redisProgram(port: number): Promise<RedisHost> {
  const dir = await mkdtemp(join(tmpdir(), 'cellflow-store-'));
  let child: ChildProcess | null = null;
  const kill = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  return {
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...settings];
      child = spawn('redis-server', args, { stdio: 'ignore' });
      child.once('error', () => undefined);
    },
    kill,
    pause: async () => void child?.kill('SIGSTOP'),
    resume: async () => void child?.kill('SIGCONT'),
    appendOnly: join(dir, 'appendonlydir', 'appendonly.aof.1.incr.aof'),
    cli: (args) => run('redis-cli', ['-e', '-p', String(port), ...args]),
    async remove() {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A container of the image redis:8. */
export function redisContainer(port: number): RedisHost {
  const name = `cellflow-store-${process.pid}-${port}`;
  let created = false;
  const publish = ['--publish', `127.0.0.1:${port}:6379`];
  const server = ['redis-server', '--protected-mode', 'no', ...settings];
  return {
    async start() {
      if (created) await run('docker', ['start', name]);
      else await run('docker', ['run', '--detach', '--name', name, ...publish, 'redis:8', ...server]);
      created = true;
    },
    kill: async () => void (await run('docker', ['kill', name])),
    pause: async () => void (await run('docker', ['pause', name])),
    resume: async () => void (await run('docker', ['unpause', name]).catch(() => undefined)),
    appendOnly: null,
    cli: (args) => run('docker', ['exec', name, 'redis-cli', '-e', ...args]),
    remove: async () => void (await run('docker', ['rm', '--force', '--volumes', name])),
  };
}

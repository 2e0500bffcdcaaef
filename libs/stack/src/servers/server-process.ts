import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@cellflow/platform';

/** A server program with a data directory of its own. */
export interface ServerProcess {
  /** Process id of the server itself; throws while it is down. */
  readonly pid: number;
  readonly running: boolean;
  /** SIGKILL, with everything it started. Its data stays. */
  kill(): Promise<void>;
  /** Starts it again on its data and ports, after killing it where it still runs; resolves when it answers. */
  restart(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export interface ServerProgram {
  /** "RabbitMQ", for messages. */
  readonly name: string;
  readonly dir: string;
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** A second program that lives and dies with the server. */
  readonly companion?: readonly string[];
  /** Written by the server, where it is not the started command itself. */
  readonly pidFile: string;
  /** Resolves when the server does its work; asked again and again until then. */
  answers(): Promise<boolean>;
  readonly pollMs: number;
  readonly startTimeoutMs: number;
}

/**
 * Runs the server in a process group of its own and watches the pipe to whoever started it. When that end closes,
 * for whatever reason, SIGKILL included, the server is stopped, its directory removed and the whole group killed.
 * A server that ends by itself keeps its directory: its log and its data are still wanted.
 */
const supervisor = `
dir=$1; companions=$2; shift 2
exec 3<&0
companion=
while [ "$companions" -gt 0 ]; do companion="$companion $1"; shift; companions=$((companions - 1)); done
if [ -n "$companion" ]; then $companion </dev/null 3<&- & fi
"$@" </dev/null 3<&- &
server=$!
(
  cat <&3 >/dev/null
  : >"$dir/orphaned"
  kill -TERM $server 2>/dev/null
  waited=0
  while kill -0 $server 2>/dev/null && [ $waited -lt 100 ]; do sleep 0.1; waited=$((waited + 1)); done
  rm -rf "$dir"
  kill -KILL 0
) &
watcher=$!
exec 3<&-
wait $server
ended=$?
if [ -e "$dir/orphaned" ]; then wait $watcher; fi
kill -KILL $watcher
exit $ended
`;

/** A fresh directory for a server's data. */
export const dataDirectory = (name: string) => mkdtempSync(join(tmpdir(), `cellflow-${name}-`));

/** Starts a server and resolves when it answers; throws with the end of its log where it does not. */
export async function startServer(program: ServerProgram): Promise<ServerProcess> {
  let group: Group | null = null;
  const start = async () => {
    group = startGroup(program);
    try {
      await untilItAnswers(program, group);
    } catch (error) {
      await group.kill();
      throw error;
    }
  };
  const kill = async () => {
    await group?.kill();
    group = null;
    rmSync(program.pidFile, { force: true });
  };
  const pid = () => {
    if (!group?.running) throw new Error(`${program.name} is not running`);
    return Number.parseInt(readFileSync(program.pidFile, 'utf8'), 10);
  };
  const stop = async () => {
    await kill();
    rmSync(program.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    get pid() {
      return pid();
    },
    get running() {
      return group?.running ?? false;
    },
    kill,
    restart: async () => {
      await kill();
      await start();
    },
    freeze: () => void process.kill(pid(), 'SIGSTOP'),
    thaw: () => void process.kill(pid(), 'SIGCONT'),
    stop,
  };
}

interface Group {
  readonly running: boolean;
  kill(): Promise<void>;
}

function startGroup({ dir, command, env, companion = [] }: ServerProgram): Group {
  const log = openSync(logOf(dir), 'a');
  const child = spawn(
    'sh',
    ['-c', supervisor, 'sh', dir, String(companion.length), ...companion, ...command],
    {
      cwd: dir,
      env,
      detached: true,
      stdio: ['pipe', log, log],
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // Whoever started it may end without stopping it: the supervisor sees to the rest.
  child.unref();
  child.stdin?.on('error', () => undefined);
  (child.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return {
    get running() {
      return child.exitCode === null && child.signalCode === null && child.pid !== undefined;
    },
    kill: async () => {
      child.ref();
      killGroup(child);
      await ended;
      child.stdin?.destroy();
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function untilItAnswers(program: ServerProgram, group: Group): Promise<void> {
  const deadline = systemClock.monotonic() + program.startTimeoutMs;
  for (;;) {
    if (await program.answers()) return;
    if (!group.running) throw new Error(`${program.name} ended while starting:\n${logTail(program.dir)}`);
    if (systemClock.monotonic() > deadline) {
      throw new Error(
        `${program.name} did not answer within ${program.startTimeoutMs} ms:\n${logTail(program.dir)}`,
      );
    }
    await systemClock.sleep(program.pollMs);
  }
}

const logOf = (dir: string) => join(dir, 'server.log');

const logTail = (dir: string) => readFileSync(logOf(dir), 'utf8').split('\n').slice(-15).join('\n');

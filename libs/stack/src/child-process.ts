import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@cellflow/platform';
import { StackError } from './cells.ts';
import { connectFailpoints } from './service-failpoints.ts';
import type { ServiceHandle, ServiceName } from './stack.ts';
import { serviceId } from './stack.ts';

/**
 * A scheduler holds a thousand hosts per request under way: with Node's default the young generation is too small for
 * them, and half of its time goes into copying. Grows only under load. No source maps: the first stack that a process
 * writes down, amid the first fault that it meets, would hold it up for half a second while megabytes of them are read.
 */
const nodeFlags = ['--max-semi-space-size=64'];

/** How one replica of one service is started as a process. */
export interface ProcessPlan {
  readonly name: ServiceName;
  readonly cell: string;
  readonly replica: number;
  /** Added to PATH and the like; holds every setting. */
  readonly env: Readonly<Record<string, string>>;
  readonly healthPort: number;
}

export interface ProcessOptions {
  readonly clock: Clock;
  /** Folder of the bundles: `<dir>/<name>.js`. */
  readonly bundles: string;
  readonly logDir: string;
  readonly readyTimeoutMs: number;
  readonly stopTimeoutMs: number;
}

export interface ProcessService extends ServiceHandle {
  readonly logFile: string;
}

const pollMs = 15;
const inherited = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'] as const;

/** A service in a process of its own as something to start, stop, kill and freeze. It dies with this process. */
export function processService(plan: ProcessPlan, options: ProcessOptions): ProcessService {
  const { name, cell, replica } = plan;
  const id = serviceId(name, cell, replica);
  const logFile = join(options.logDir, `${id}.log`);
  const healthUrl = `http://127.0.0.1:${plan.healthPort}`;
  let child: ChildProcess | null = null;
  let killed = false;
  let ready: Promise<void> = Promise.resolve();
  let exited: Promise<number | null> = Promise.resolve(null);

  const signal = (what: NodeJS.Signals) => {
    if (!child?.pid) throw new StackError(`${id} is down`);
    process.kill(child.pid, what);
  };

  async function untilReady(): Promise<void> {
    const deadline = options.clock.monotonic() + options.readyTimeoutMs;
    let reason = 'it does not answer yet';
    for (;;) {
      if (!child) throw new StackError(`${id} ended before it was ready${tailOf(logFile)}`);
      try {
        const response = await fetch(`${healthUrl}/ready`, {
          signal: AbortSignal.timeout(2000),
        });
        if (response.ok) return void (await response.arrayBuffer());
        reason = ((await response.json()) as { reason?: string }).reason ?? reason;
      } catch {
        // Not listening yet; the exit and the deadline decide.
      }
      if (options.clock.monotonic() > deadline) {
        throw new StackError(
          `${id} is not ready after ${options.readyTimeoutMs} ms: ${reason}${tailOf(logFile)}`,
        );
      }
      await options.clock.sleep(pollMs);
    }
  }

  return {
    ...{ id, name, cell, replica, logFile, healthUrl },
    failpoints: connectFailpoints(healthUrl, id),
    get pid() {
      return child?.pid ?? null;
    },
    running: () => child !== null,
    async start() {
      if (child) throw new StackError(`${id} runs already`);
      const log = openSync(logFile, 'a');
      const started = spawn(process.execPath, [...nodeFlags, join(options.bundles, `${name}.js`)], {
        stdio: ['pipe', log, log],
        env: {
          ...Object.fromEntries(
            inherited.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
          ),
          ...plan.env,
          CELLFLOW_HEALTH_PORT: String(plan.healthPort),
          CELLFLOW_EXIT_WITH_PARENT: '1',
        },
      });
      closeSync(log);
      child = started;
      killed = false;
      exited = new Promise((resolve) => {
        const ended = (code: number | null) => {
          if (child === started) child = null;
          resolve(code);
        };
        started.once('error', () => ended(null));
        started.once('exit', ended);
      });
      ready = untilReady();
      await ready;
    },
    async stop() {
      // Before it is up it does not know yet how to end.
      await ready.catch(() => undefined);
      if (!child) return;
      const stopping = child;
      signal('SIGCONT');
      signal('SIGTERM');
      const cancel = options.clock.after(options.stopTimeoutMs, () => stopping.kill('SIGKILL'));
      const code = await exited;
      cancel();
      // Killed by somebody else meanwhile, it is as good as stopped.
      if (code !== 0 && !killed)
        throw new StackError(`${id} ended with ${code ?? 'a signal'} when asked to stop${tailOf(logFile)}`);
    },
    async kill() {
      if (!child) return;
      killed = true;
      signal('SIGKILL');
      await exited;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
}

/** The end of a log, for the message of an error. */
function tailOf(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    return lines === '' ? ` (${logFile} is empty)` : `\n${lines}\n(${logFile})`;
  } catch {
    return '';
  }
}

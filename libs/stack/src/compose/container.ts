import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Clock } from '@cellflow/platform';
import { StackError } from '../cells.ts';
import { failpointsThrough } from '../service-failpoints.ts';
import { serviceId } from '../stack.ts';
import type { ServiceHandle, ServiceName } from '../stack.ts';
import { docker } from './docker.ts';
import { openDoor } from './door.ts';

/** One replica of one service in a container. */
export interface ContainerService extends ServiceHandle {
  /** The name of its container. */
  readonly container: string;
  /** What the compose file calls it. */
  readonly service: string;
  /** Resolves when it says that it is ready. Rejects with StackError when it does not within `timeoutMs`, or ends. */
  untilReady(timeoutMs: number): Promise<void>;
  /** What its health port says at a path. Rejects with DockerError where nobody answers. */
  page(path: string): Promise<string>;
  /** Writes down all that it has said. */
  saveLog(path: string): Promise<void>;
  /** Ends what is open to it here; the container stays. */
  leave(): void;
}

export interface ContainerOptions {
  readonly name: ServiceName;
  readonly cell: string;
  readonly replica: number;
  readonly service: string;
  readonly container: string;
  readonly clock: Clock;
}

const readyMs = 60_000;
const pollMs = 100;
/** Between SIGTERM and SIGKILL. */
const graceSeconds = 15;

/** A service whose container was started by compose. */
export function containerService(options: ContainerOptions): ContainerService {
  const { name, cell, replica, service, container, clock } = options;
  const id = serviceId(name, cell, replica);
  const door = openDoor(container, clock);
  let running = true;
  let killed = false;
  let ready: Promise<void> = Promise.resolve();

  async function untilReady(timeoutMs: number): Promise<void> {
    const deadline = clock.monotonic() + timeoutMs;
    let reason = 'it does not answer yet';
    for (;;) {
      const answer = await door.ask('GET', '/ready').catch(() => null);
      if (answer?.status === 200) return;
      if (answer) reason = (JSON.parse(answer.body) as { reason?: string }).reason ?? reason;
      const state = answer ? 'running' : await stateOf(container);
      const late = clock.monotonic() > deadline;
      if (late || state === 'exited')
        throw new StackError(
          `${id} is ${late ? `not ready after ${timeoutMs} ms: ${reason}` : 'not running'}\n${await tailOf(container)}`,
        );
      await clock.sleep(pollMs);
    }
  }
  const down = () => new StackError(`${id} is down`);
  return {
    ...{ id, name, cell, replica, service, container, pid: null, healthUrl: null, untilReady },
    failpoints: failpointsThrough(door.ask, id),
    running: () => running,
    async start() {
      if (running) throw new StackError(`${id} runs already`);
      await docker(['start', container]);
      running = true;
      killed = false;
      ready = untilReady(readyMs);
      await ready;
    },
    async stop() {
      // Before it is up it does not know yet how to end.
      await ready.catch(() => undefined);
      if (!running) return;
      await docker(['stop', '-t', String(graceSeconds), container]);
      running = false;
      const code = await docker(['inspect', '-f', '{{.State.ExitCode}}', container]);
      // Killed by somebody else meanwhile, it is as good as stopped.
      if (code !== '0' && !killed) throw new StackError(`${id} ended with ${code} when asked to stop`);
    },
    async kill() {
      if (!running) return;
      killed = true;
      await docker(['kill', '-s', 'KILL', container]);
      await docker(['wait', container]);
      running = false;
    },
    async freeze() {
      if (!running) throw down();
      await docker(['pause', container]);
    },
    async thaw() {
      if (!running) throw down();
      await docker(['unpause', container]);
    },
    page: async (path) => (await door.ask('GET', path)).body,
    saveLog: (path) => saveLog(container, path),
    leave: () => door.close(),
  };
}

/** "running", "paused", "exited", as Docker has it. Rejects with DockerError where there is no such container. */
export const stateOf = (container: string): Promise<string> =>
  docker(['inspect', '-f', '{{.State.Status}}', container]);

const tailOf = (container: string): Promise<string> =>
  docker(['logs', '--tail', '5', container]).catch((error: unknown) => String(error));

function saveLog(container: string, path: string): Promise<void> {
  const file = openSync(path, 'w');
  const child = spawn('docker', ['logs', container], { stdio: ['ignore', file, file] });
  return new Promise((resolve) => {
    const ended = () => {
      closeSync(file);
      resolve();
    };
    child.once('error', ended).once('exit', ended);
  });
}

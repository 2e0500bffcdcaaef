import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Clock } from '@cellflow/platform';
import { DockerError } from './docker.ts';

/** What a service answered at its health port. */
export interface DoorAnswer {
  readonly status: number;
  readonly body: string;
}

/** The health port of a service in a container, which answers to nobody outside. */
export interface Door {
  /** Rejects with DockerError where the container is down, or paused, or the service does not listen. */
  ask(method: string, path: string, body?: string): Promise<DoorAnswer>;
  /** It opens again when it is asked. */
  close(): void;
}

/** Inside the container: asks what each line of stdin says, and writes each answer on a line. */
const relay = `
require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, method, path, body } = JSON.parse(line);
  const tell = (answer) => console.log(JSON.stringify({ id, ...answer }));
  try {
    const answer = await fetch('http://127.0.0.1:8080' + path, { method, body });
    tell({ status: answer.status, body: await answer.text() });
  } catch (error) {
    tell({ error: String(error.cause ?? error) });
  }
}).on('close', () => process.exit(0));`;

const timeoutMs = 5000;

interface Waiting {
  resolve(answer: DoorAnswer): void;
  reject(error: Error): void;
}

/** One `docker exec`, and who waits for an answer of it. */
interface Opened {
  readonly child: ChildProcess;
  readonly waiting: Map<number, Waiting>;
}

/** One `docker exec` for as long as the container lives: starting one per question would cost more than the answer. */
export function openDoor(container: string, clock: Clock): Door {
  let current: Opened | null = null;
  let last = 0;

  function open(): Opened {
    const args = ['exec', '-i', container, 'node', '-e', relay];
    const child = spawn('docker', args, { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    const opened: Opened = { child, waiting: new Map() };
    const { waiting } = opened;
    createInterface({ input: child.stdout }).on('line', (line) => {
      // Where the container ends as it is entered, Docker says so in words of its own.
      if (!line.startsWith('{')) return;
      const { id, error, ...answer } = JSON.parse(line) as DoorAnswer & { id: number; error?: string };
      if (error === undefined) waiting.get(id)?.resolve(answer);
      else waiting.get(id)?.reject(new DockerError(`${container}: ${error}`));
    });
    child.stdin.on('error', () => undefined);
    const ended = () => {
      if (current === opened) current = null;
      for (const each of waiting.values()) each.reject(new DockerError(`${container} cannot be asked`));
    };
    child.once('error', ended).once('exit', ended);
    return opened;
  }

  return {
    ask(method, path, body) {
      const id = (last += 1);
      const { child, waiting } = (current ??= open());
      const answer = new Promise<DoorAnswer>((resolve, reject) => waiting.set(id, { resolve, reject }));
      child.stdin!.write(`${JSON.stringify({ id, method, path, body })}\n`);
      const late = () => waiting.get(id)?.reject(new DockerError(`${container} does not answer`));
      const cancel = clock.after(timeoutMs, late);
      return answer.finally(() => {
        cancel();
        waiting.delete(id);
      });
    },
    close() {
      // One that ends hears nothing more: who asks from now on opens another.
      current?.child.stdin!.end();
      current = null;
    },
  };
}

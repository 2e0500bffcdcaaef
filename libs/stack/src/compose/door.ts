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

/** One `docker exec` for as long as the container lives: starting one per question would cost more than the answer. */
export function openDoor(container: string, clock: Clock): Door {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let last = 0;

  function open(): ChildProcess {
    const args = ['exec', '-i', container, 'node', '-e', relay];
    const opened = spawn('docker', args, { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    createInterface({ input: opened.stdout }).on('line', (line) => {
      const { id, error, ...answer } = JSON.parse(line) as DoorAnswer & { id: number; error?: string };
      if (error === undefined) waiting.get(id)?.resolve(answer);
      else waiting.get(id)?.reject(new DockerError(`${container}: ${error}`));
    });
    opened.stdin.on('error', () => undefined);
    const ended = () => {
      if (child === opened) child = null;
      for (const each of waiting.values()) each.reject(new DockerError(`${container} cannot be asked`));
    };
    opened.once('error', ended).once('exit', ended);
    return opened;
  }

  return {
    ask(method, path, body) {
      const id = (last += 1);
      const answer = new Promise<DoorAnswer>((resolve, reject) => waiting.set(id, { resolve, reject }));
      child ??= open();
      child.stdin!.write(`${JSON.stringify({ id, method, path, body })}\n`);
      const late = () => waiting.get(id)?.reject(new DockerError(`${container} does not answer`));
      const cancel = clock.after(timeoutMs, late);
      return answer.finally(() => {
        cancel();
        waiting.delete(id);
      });
    },
    close: () => void child?.stdin?.end(),
  };
}

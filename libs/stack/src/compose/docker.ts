import { execFile } from 'node:child_process';

/** A docker command that failed. The message has what it printed. */
export class DockerError extends Error {
  override readonly name = 'DockerError';
}

export interface DockerOptions {
  /** Default: two minutes. */
  readonly timeoutMs?: number;
  /** Aborted: the command is ended, and it rejects. */
  readonly signal?: AbortSignal;
}

/** Runs a docker command in a process group of its own, so that Ctrl-C ends it through `signal` alone. */
export function docker(
  args: readonly string[],
  { timeoutMs = 120_000, signal }: DockerOptions = {},
): Promise<string> {
  const options = { timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024, detached: true, signal };
  return new Promise((resolve, reject) => {
    execFile('docker', [...args], options, (cause, stdout, stderr) => {
      if (!cause) return resolve(stdout.trim());
      const [verb = ''] = args.filter((arg) => !arg.startsWith('-'));
      reject(new DockerError(`docker ${verb}: ${stderr.trim() || cause.message}`.slice(-4000), { cause }));
    });
  });
}

/** Whether docker says that what was named is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof DockerError && /no such (container|network|volume|object)|not found/i.test(error.message);

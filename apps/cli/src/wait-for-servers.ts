import { CliError } from './cli-error.ts';
import type { Io } from './io.ts';
import type { RestClient, RestServer } from './rest-client.ts';
import { startSpinner } from './terminal/spinner.ts';

const pollMs = 100;

/** Asks for each server until `done` says so of all; an absent one is null. Throws CliError when time runs out. */
export async function waitForServers(
  io: Io,
  rest: RestClient,
  options: {
    readonly ids: readonly string[];
    readonly timeoutMs: number;
    readonly what: string;
    done(server: RestServer | null): boolean;
  },
): Promise<(RestServer | null)[]> {
  const { ids, timeoutMs, what } = options;
  const latest = new Map<string, RestServer | null>();
  const open = new Set(ids);
  const spinner = startSpinner(io, () => `${what}: ${ids.length - open.size} of ${ids.length}`);
  const { clock } = io.platform;
  const deadline = clock.monotonic() + timeoutMs;
  try {
    for (;;) {
      for (const id of [...open]) {
        const server = await rest.show(id);
        latest.set(id, server);
        if (options.done(server)) open.delete(id);
      }
      if (open.size === 0) return ids.map((id) => latest.get(id) ?? null);
      if (clock.monotonic() > deadline) {
        throw new CliError(
          `${open.size} of ${ids.length} servers are not there after ${timeoutMs / 1000} s`,
          {
            why: [...open].map((id) => `${id} is ${latest.get(id)?.status ?? 'unknown'}`).join(', '),
            next: 'see what happened with: cellflow why <server>',
          },
        );
      }
      await clock.sleep(pollMs, io.interrupted);
    }
  } finally {
    spinner.stop();
  }
}

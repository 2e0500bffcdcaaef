import type { Command } from 'commander';
import { CliError } from './cli-error.ts';
import type { Io } from './io.ts';
import { createRestClient } from './rest-client.ts';
import type { RestClient, RestError } from './rest-client.ts';
import { readState } from './state-file.ts';

/** Options of every command that talks to a running cloud. */
export interface ConnectionOptions {
  readonly endpoint?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** Adds --endpoint, --token and --json, and an example to the help. */
export function withConnection(command: Command, example: string): Command {
  return command
    .option('--endpoint <url>', 'where the API listens (default: what `cellflow up` wrote down)')
    .option('--token <token>', 'X-Auth-Token (default: that of the development user)')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
}

export interface Connection {
  readonly rest: RestClient;
  readonly token: string;
  /** Where `why` reads the ledgers; null where only an endpoint is known. */
  readonly inspectUrl: string | null;
}

/** Finds the cloud to talk to: the options, then the environment, then what `up` wrote down. Throws CliError. */
export async function connect(io: Io, options: ConnectionOptions): Promise<Connection> {
  const state = await readState(io);
  const endpoint = options.endpoint ?? (io.env['CELLFLOW_ENDPOINT'] || state?.apiUrl);
  if (!endpoint) {
    throw new CliError('no cloud to talk to', {
      why: 'no --endpoint was given, CELLFLOW_ENDPOINT is not set, and no `cellflow up` runs here',
      next: 'start one in another terminal: cellflow up',
    });
  }
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new CliError(`--endpoint ${endpoint} is no URL of an API`, {
      next: 'give something like --endpoint http://127.0.0.1:8774',
      exitCode: 2,
    });
  }
  const token = options.token ?? (io.env['CELLFLOW_TOKEN'] || state?.token || 'admin');
  const rest = createRestClient({ endpoint, token });
  const known = state !== null && sameOrigin(state.apiUrl, endpoint);
  return { rest, token, inspectUrl: known ? state.inspectUrl : null };
}

const sameOrigin = (one: string, other: string) => new URL(one).origin === new URL(other).origin;

/** What a refused call means to the person who made it. */
export function explainRestError(error: RestError): CliError {
  const cause = error.cause instanceof Error ? error.cause : null;
  const deeper = cause?.cause instanceof Error ? cause.cause.message : cause?.message;
  const next: Record<number, string> = {
    0: 'see whether it runs; start one with: cellflow up',
    401: 'give the right token with --token or CELLFLOW_TOKEN',
    404: 'list what there is with: cellflow list',
    409: 'look at it with: cellflow show <server>',
    503: 'try again in a moment',
  };
  return new CliError(error.message, {
    why: error.status === 0 ? (deeper ?? '') : `the API answered ${error.status}`,
    next: next[error.status] ?? 'cellflow <command> --help shows an example',
    cause: error,
  });
}

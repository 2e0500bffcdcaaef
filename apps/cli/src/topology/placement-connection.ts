import type { Command } from 'commander';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { readState } from '../state-file.ts';

/** Options of every command that talks to the Placement API. */
export interface PlacementOptions {
  readonly placementUrl?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** Placement's own port. */
const defaultUrl = 'http://127.0.0.1:8778';
const timeoutMs = 30_000;

/** Adds --placement-url, --token and --json, and an example to the help. */
export function withPlacement(command: Command, example: string): Command {
  return command
    .option(
      '--placement-url <url>',
      `where placement listens (default: that of \`cellflow up\`, ${defaultUrl})`,
    )
    .option('--token <token>', 'X-Auth-Token (default: that of the development user)')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
}

/** The Placement API, asked once. */
export interface PlacementConnection {
  /** Resolves with the body of the answer; null where it has none. Rejects with CliError for a refusal. */
  ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object): Promise<PlacementAnswer>;
}

export interface PlacementAnswer {
  readonly status: number;
  readonly body: unknown;
}

const refusal = z.object({ errors: z.array(z.looseObject({ detail: z.string() })).min(1) });

/** Finds placement: the options, then the environment, then what `up` wrote down, then its own port. Throws CliError. */
export async function connectPlacement(io: Io, options: PlacementOptions): Promise<PlacementConnection> {
  const state = await readState(io);
  const given = options.placementUrl ?? (io.env['CELLFLOW_PLACEMENT_URL'] || state?.placementUrl);
  const url = (given ?? defaultUrl).replace(/\/+$/, '');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CliError(`--placement-url ${url} is no URL of a placement`, {
      next: `give something like --placement-url ${defaultUrl}`,
      exitCode: 2,
    });
  }
  const token = options.token ?? (io.env['CELLFLOW_TOKEN'] || state?.token || 'admin');
  return { ask: (method, path, body) => ask({ url, token }, { method, path, body }) };
}

async function ask(
  { url, token }: { url: string; token: string },
  { method, path, body }: { method: string; path: string; body?: object },
): Promise<PlacementAnswer> {
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-auth-token': token,
        'openstack-api-version': 'placement 1.39',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new CliError(`nobody answers at ${url}`, {
      why: cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause),
      next: 'start a cloud with: cellflow up, or say where placement is with --placement-url',
      cause,
    });
  }
  const text = await response.text();
  if (!response.ok) throw refused(response.status, text, `${method} ${path}`);
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

function refused(status: number, text: string, what: string): CliError {
  const next: Record<number, string> = {
    400: 'see what there is with: cellflow topology show',
    401: 'give the right token with --token or CELLFLOW_TOKEN',
    404: 'see what there is with: cellflow topology show',
    409: 'see what there is with: cellflow topology show',
  };
  return new CliError(detailOf(text) ?? `${what} was answered ${status}`, {
    why: `placement answered ${status}`,
    next: next[status] ?? 'try again in a moment',
  });
}

function detailOf(text: string): string | null {
  try {
    return refusal.parse(JSON.parse(text)).errors[0]?.detail ?? null;
  } catch {
    return null;
  }
}

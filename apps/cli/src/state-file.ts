import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CliError } from './cli-error.ts';
import type { Io } from './io.ts';

/** How the other commands reach the servers of a cloud: what `ServerAccess` says. */
const access = z.object({
  broker: z.string(),
  store: z.string(),
  management: z.object({ url: z.string(), user: z.string(), password: z.string() }),
  storeAdmin: z.string(),
  passwords: z.record(z.string(), z.string()),
});

const upState = z.object({
  apiUrl: z.string(),
  placementUrl: z.string(),
  inspectUrl: z.string(),
  token: z.string(),
  mode: z.string(),
  pid: z.number(),
  /** The services that are processes of their own, and where each tells its health. */
  services: z.array(z.object({ id: z.string(), name: z.string(), healthUrl: z.string() })).optional(),
  /** Absent where the cloud has no servers: it is all in memory. */
  servers: access.optional(),
});

/** What a running `cellflow up` tells the other commands. */
export type UpState = z.infer<typeof upState>;

/** In $XDG_STATE_HOME where that is set, else in the current directory. */
export const statePath = (io: Pick<Io, 'env' | 'cwd'>): string =>
  io.env['XDG_STATE_HOME']
    ? join(io.env['XDG_STATE_HOME'], 'cellflow', 'up.json')
    : join(io.cwd, '.cellflow', 'up.json');

/** null where no cloud is up. Throws CliError where the file cannot be understood. */
export async function readState(io: Pick<Io, 'env' | 'cwd'>): Promise<UpState | null> {
  const path = statePath(io);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return null;
  }
  try {
    return upState.parse(JSON.parse(text));
  } catch (cause) {
    throw new CliError(`${path} cannot be understood`, {
      why: 'it was not written by this version of `cellflow up`',
      next: `remove it, or say where the API is with --endpoint`,
      cause,
    });
  }
}

/** Only its owner may read it: it holds a token, and passwords. */
export async function writeState(io: Pick<Io, 'env' | 'cwd'>, state: UpState): Promise<void> {
  const path = statePath(io);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/** Removes the file of the process `pid`, and leaves that of another one alone. */
export async function removeState(io: Pick<Io, 'env' | 'cwd'>, pid: number): Promise<void> {
  const state = await readState(io).catch(() => null);
  if (state?.pid === pid) await rm(statePath(io), { force: true });
}

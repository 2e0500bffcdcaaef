import { readFileSync } from 'node:fs';
import { managementApi, passwordsOf, serversAt, sharedSecret } from '@cellflow/stack';
import type { ReachedServers } from '@cellflow/stack';
import { z } from 'zod';
import { CliError, usageError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { readState } from '../state-file.ts';
import { startCloud } from '../up/start-cloud.ts';
import { composeGround } from './compose-ground.ts';

export interface GroundOptions {
  /** Servers of a docker compose project that is started for it. */
  readonly on?: 'compose';
  readonly broker?: string;
  readonly brokerManagement?: string;
  readonly store?: string;
  readonly credentials?: string;
}

/** Live servers to prove something on. */
export interface Ground {
  readonly servers: ReachedServers;
  /** Started for this alone. */
  readonly own: boolean;
  /** Aborted: they go away, whatever has been proved. */
  readonly signal: AbortSignal;
  stop(): Promise<void>;
}

/** The servers that the options name, else those of a running cloud, else of a cloud started for it. Throws CliError. */
export async function findGround(io: Io, options: GroundOptions): Promise<Ground> {
  const given = options.broker !== undefined || options.store !== undefined;
  if (options.on === 'compose') {
    if (given) throw usageError('--on compose has servers of its own', 'leave --broker and --store out');
    return composeGround(io);
  }
  const somebodys = { own: false, signal: io.interrupted, stop: () => Promise.resolve() };
  if (given) return { servers: await serversFrom(options), ...somebodys };
  const state = await readState(io);
  if (state?.servers) return { servers: serversAt(state.servers), ...somebodys };
  if (state) {
    throw new CliError('this cloud has no servers whose walls could be tried', {
      why: 'it keeps its messages and records in memory',
      next: 'start it with: cellflow up --processes, or stop it: then one is started for the proof',
    });
  }
  const small = { cells: 2, hosts: 4, port: 0, placementPort: 0, processes: true };
  const cloud = await startCloud(io, small);
  // Servers given by URL are somebody's, also where the cloud is ours.
  const own = !io.env['CELLFLOW_RABBITMQ_URL'];
  return { servers: serversAt(cloud.access!), own, signal: io.interrupted, stop: () => cloud.stop() };
}

async function serversFrom({
  broker,
  store,
  brokerManagement,
  credentials,
}: GroundOptions): Promise<ReachedServers> {
  if (broker === undefined || store === undefined) {
    throw usageError('--broker and --store go together', 'give both, as administrators');
  }
  const brokerUrl = readUrl(broker, '--broker', /^amqps?:$/);
  const storeUrl = readUrl(store, '--store', /^rediss?:$/);
  const management = {
    url: brokerManagement ?? `http://${brokerUrl.hostname}:15672`,
    user: decodeURIComponent(brokerUrl.username) || 'guest',
    password: decodeURIComponent(brokerUrl.password) || 'guest',
  };
  const passwords = credentials === undefined ? null : readCredentials(credentials);
  return serversAt({
    broker: `${brokerUrl.protocol}//${brokerUrl.host}`,
    store: `${storeUrl.protocol}//${storeUrl.host}`,
    storeAdmin: storeUrl.href,
    management,
    passwords: passwords ?? (await derived(management, decodeURIComponent(storeUrl.password))),
  });
}

/** The passwords that `cellflow up --broker --store` gives to the users that are there. */
async function derived(
  management: { url: string; user: string; password: string },
  storePassword: string,
): Promise<Record<string, string>> {
  let listed: { name: string }[];
  try {
    listed = (await managementApi(management).request('GET', '/api/users')) as { name: string }[];
  } catch (cause) {
    throw new CliError('the management interface of RabbitMQ does not answer', {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'say where it is with --broker-management, and log in as an administrator',
      cause,
    });
  }
  const users = listed.map(({ name }) => name);
  return passwordsOf({ users }, sharedSecret(management.password, storePassword));
}

function readUrl(text: string, option: string, protocols: RegExp): URL {
  if (URL.canParse(text) && protocols.test(new URL(text).protocol)) return new URL(text);
  throw usageError(`${option} is no such URL`, 'see an example with: cellflow prove no-upcall --help');
}

function readCredentials(path: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new CliError(`--credentials ${path} cannot be used`, {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'give a JSON file like {"cell1-conductor": "...", "cell1-compute": "..."}',
      exitCode: 2,
      cause,
    });
  }
}

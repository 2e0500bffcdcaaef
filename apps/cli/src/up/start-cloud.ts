import {
  accessTo,
  defaultCells,
  isFree,
  layoutOf,
  provideServers,
  resolveCells,
  ServersError,
  startEmbedded,
  startProcesses,
} from '@cellflow/stack';
import type { CellSpec, ServerAccess, Servers, Stack } from '@cellflow/stack';
import type { LogLevel } from '@cellflow/platform';
import { buildTopology } from '@cellflow/topology';
import type { Topology } from '@cellflow/topology';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { startSpinner } from '../terminal/spinner.ts';

export interface CloudOptions {
  readonly cells: number;
  readonly hosts: number;
  readonly profile?: unknown;
  readonly port: number;
  /** Default: Placement's own, or any where that is taken. */
  readonly placementPort?: number;
  readonly broker?: string;
  readonly store?: string;
  readonly processes?: boolean;
  /** Failpoints can be armed. */
  readonly faults?: boolean;
  readonly logLevel?: LogLevel;
  readonly logDir?: string;
}

/** The port that Placement is known for. */
const placementsOwn = 8778;

export interface Cloud {
  readonly stack: Stack;
  /** What is worth knowing of it, name and value. */
  readonly facts: readonly [string, string][];
  /** How its servers are reached; absent where it is all in memory. */
  readonly access?: ServerAccess;
  stop(): Promise<void>;
}

/** Starts a cloud the way the options say: in memory, in this process on real servers, or as processes. */
export async function startCloud(io: Io, options: CloudOptions): Promise<Cloud> {
  const { cells: count, hosts, profile } = options;
  const cells = defaultCells({ cells: count, hosts, profile });
  const spinner = startSpinner(io, () => 'starting the cloud');
  try {
    const began = io.platform.clock.monotonic();
    const cloud = await startMode(io, options, cells);
    const ms = Math.round(io.platform.clock.monotonic() - began);
    return { ...cloud, facts: [...cloud.facts, ['ready', `after ${ms} ms`]] };
  } catch (error) {
    throw explain(error, options);
  } finally {
    spinner.stop();
  }
}

async function startMode(io: Io, options: CloudOptions, cells: readonly CellSpec[]): Promise<Cloud> {
  const placementPort = options.placementPort ?? ((await isFree(placementsOwn)) ? placementsOwn : 0);
  const common = { cells, apiPort: options.port, placementPort, logLevel: options.logLevel };
  if (!options.processes && options.broker === undefined) {
    const stack = await startEmbedded(common);
    return { stack, facts: [['runs', 'all in this process, in memory']], stop: () => stack.stop() };
  }
  const topology = buildTopology(layoutOf(resolveCells(cells)));
  const servers = await serversFor(io, options, topology);
  const access = accessTo(servers, topology);
  try {
    if (!options.processes) {
      const stack = await startEmbedded({ ...common, servers });
      return {
        stack,
        access,
        facts: [['runs', `in this process, on ${servers.description}`]],
        stop: both(stack, servers),
      };
    }
    const stack = await startProcesses({
      ...{ ...common, servers, logDir: options.logDir, faults: options.faults },
    });
    const count = stack.services().length;
    return {
      stack,
      access,
      facts: [
        ['runs', `${count} processes, on ${servers.description}`],
        ['logs', stack.logDir],
      ],
      stop: both(stack, servers),
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

async function serversFor(io: Io, options: CloudOptions, topology: Topology): Promise<Servers> {
  const given =
    options.broker === undefined
      ? {}
      : {
          CELLFLOW_SERVERS: 'url',
          CELLFLOW_RABBITMQ_URL: options.broker,
          CELLFLOW_REDIS_URL: options.store,
        };
  try {
    return await provideServers({ topology, env: { ...io.env, ...given } });
  } catch (cause) {
    if (cause instanceof ServersError) throw cause;
    throw new CliError('RabbitMQ and Redis could not be started', {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'CELLFLOW_SERVERS=programs takes those installed on this machine instead of Docker',
      cause,
    });
  }
}

const both = (stack: Stack, servers: Servers) => async () => {
  try {
    await stack.stop();
  } finally {
    await servers.stop();
  }
};

function explain(error: unknown, { port, placementPort }: CloudOptions): unknown {
  if (error instanceof ServersError) {
    return new CliError('there is no RabbitMQ and Redis to run on', {
      why: error.message,
      next: 'leave out --processes and --broker for a cloud in memory',
      cause: error,
    });
  }
  const { code, port: taken = port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === 'EADDRINUSE') {
    const option = taken === placementPort ? '--placement-port' : '--port';
    return new CliError(`port ${taken} is taken`, {
      why: 'another program listens there, perhaps another cloud',
      next: `choose another one with ${option}, or ${option} 0 for any`,
      cause: error,
    });
  }
  return error;
}

import { seededRandom } from '@cellflow/platform';
import {
  layoutOf,
  provideServers,
  resolveCells,
  ServersError,
  startEmbedded,
  startProcesses,
} from '@cellflow/stack';
import type { CellSpec, Stack } from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** One process on memory, or one process per service over RabbitMQ and Redis. */
export type CloudMode = 'embedded' | 'processes';

/** A cloud that a replay has to itself. */
export interface ReplayCloud {
  readonly stack: Stack;
  /** Stops the cloud, and the servers that were started for it. */
  stop(): Promise<void>;
}

/** Starts the cloud of a replay. Throws CliError where there are no servers to be had. */
export async function startCloud(
  io: Io,
  options: {
    readonly on: CloudMode;
    readonly cells: readonly CellSpec[];
    readonly seed?: number;
    readonly apiPort: number;
  },
): Promise<ReplayCloud> {
  return options.on === 'embedded' ? onMemory(io, options) : onServers(io, options);
}

async function onMemory(
  io: Io,
  { cells, seed, apiPort }: { cells: readonly CellSpec[]; seed?: number; apiPort: number },
): Promise<ReplayCloud> {
  const random = seed === undefined ? io.platform.random : seededRandom(seed);
  const stack = await startEmbedded({ cells, apiPort, platform: { ...io.platform, random } });
  return { stack, stop: () => stack.stop() };
}

async function onServers(
  io: Io,
  { cells, apiPort }: { cells: readonly CellSpec[]; apiPort: number },
): Promise<ReplayCloud> {
  const topology = buildTopology(layoutOf(resolveCells(cells)));
  const servers = await provideServers({ topology, fresh: true, env: io.env }).catch((error: unknown) => {
    if (!(error instanceof ServersError)) throw error;
    throw new CliError('there is no RabbitMQ and Redis to run on', {
      why: error.message,
      next: 'install them with: npm run setup',
      cause: error,
    });
  });
  try {
    const stack = await startProcesses({ cells, apiPort, servers });
    const stop = async () => {
      try {
        await stack.stop();
      } finally {
        await servers.stop();
      }
    };
    return { stack, stop };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

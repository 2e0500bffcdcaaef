import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '@cellflow/platform';
import {
  findBundles,
  findProgram,
  layoutOf,
  provideServers,
  resolveCells,
  urlVariables,
} from '@cellflow/stack';
import { buildTopology } from '@cellflow/topology';
import type { Topology } from '@cellflow/topology';
import { startChaosCloud, startComposeCloud } from '../cloud/index.ts';
import type { ChaosCloudOptions, RunningChaosCloud } from '../cloud/index.ts';
import type { Exhibit } from '../museum/exhibit.ts';
import { cellsOf } from '../scenario/index.ts';
import type { Scenario } from '../scenario/index.ts';

type StackPlan = Scenario['stack'];

/** A cloud for one scenario, on servers of its own. */
export const startScenarioCloud = (stack: StackPlan, options: Surroundings): Promise<RunningChaosCloud> =>
  startOnOwnServers({
    ...{ ...options, ...cloudOf(stack) },
    ...(options.museum ? { bundles: join(findBundles(), 'museum') } : {}),
    added: { ...variablesOf(stack), ...(options.museum ? { CELLFLOW_MUSEUM: options.museum.name } : {}) },
    relayout: options.museum?.topology,
  });

/** The same of containers. Aborted: what is up so far is removed. */
export const startScenarioProject = (
  stack: StackPlan,
  { platform, log, logDir, signal }: Omit<Surroundings, 'env'> & { readonly signal: AbortSignal },
): Promise<RunningChaosCloud> =>
  startComposeCloud({
    ...{ platform, log, signal, ...cloudOf(stack), env: variablesOf(stack) },
    logDir: logDir ?? mkdtempSync(join(tmpdir(), 'cellflow-')),
  });

const cloudOf = (stack: StackPlan) => ({
  ...{ cells: cellsOf(stack), replicas: stack.replicas, appendFsync: stack.appendfsync },
  ...{ maxAttempts: stack.attempts, leaseMs: stack.lease, buildTimeoutMs: stack.build_timeout },
});

const variablesOf = ({ redrive }: StackPlan): Record<string, string> =>
  redrive === undefined ? {} : { CELLFLOW_REDRIVE_AFTER_MS: String(redrive) };

/** What a cloud is started in. */
export interface Surroundings {
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: a temporary folder, which goes with the cloud. */
  readonly logDir?: string;
  readonly log: (line: string) => void;
  /** The services have the defect that this exhibit of the museum shows. */
  readonly museum?: Pick<Exhibit, 'name' | 'topology'>;
}

/** A cloud that can be broken, on an empty RabbitMQ and Redis that end with it. */
export async function startOnOwnServers(
  options: Surroundings &
    Omit<ChaosCloudOptions, 'servers' | 'env'> & {
      readonly appendFsync: StackPlan['appendfsync'];
      /** To the environment of every service. */
      readonly added?: Readonly<Record<string, string>>;
      /** Another layout of the brokers than the one that cellflow asks for. */
      readonly relayout?: (topology: Topology) => Topology;
    },
): Promise<RunningChaosCloud> {
  const { env, log, appendFsync, added = {}, relayout = (layout) => layout, ...rest } = options;
  const topology = relayout(buildTopology(layoutOf(resolveCells(rest.cells))));
  const servers = await provideServers({ topology, appendFsync, fresh: true, env: preferPrograms(env), log });
  try {
    const cloud = await startChaosCloud({ ...rest, servers, env: added });
    return {
      ...cloud,
      async stop() {
        try {
          await cloud.stop();
        } finally {
          await servers.stop();
        }
      },
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

/** Programs of our own can be killed, starved and wiped; servers of anybody else cannot. What is asked for is taken. */
function preferPrograms(env: Surroundings['env']): Surroundings['env'] {
  const chosen = env['CELLFLOW_SERVERS'] || env[urlVariables.broker] || env[urlVariables.store];
  const installed = ['rabbitmq-server', 'redis-server'].every((name) => findProgram(name) !== null);
  return chosen || !installed ? env : { ...env, CELLFLOW_SERVERS: 'programs' };
}

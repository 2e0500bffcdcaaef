import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { logLevels } from '@cellflow/platform';
import type { LogLevel } from '@cellflow/platform';
import { Option } from 'commander';
import { CliError, usageError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { readState, removeState, statePath, writeState } from '../state-file.ts';
import { createPaint } from '../terminal/paint.ts';
import { startCloud } from '../up/start-cloud.ts';
import type { Cloud } from '../up/start-cloud.ts';
import { serveInspection } from '../why/inspection.ts';

interface Options {
  readonly cells: number;
  readonly hosts: number;
  readonly profile?: string;
  readonly port: number;
  readonly placementPort?: number;
  readonly broker?: string;
  readonly store?: string;
  readonly processes?: boolean;
  readonly faults?: boolean;
  readonly logLevel?: LogLevel;
  readonly logDir?: string;
  readonly json?: boolean;
}

export const registerUp: Register = (program, io) => {
  program
    .command('up')
    .description('start a cloud and keep it up until Ctrl-C')
    .option('--cells <n>', 'how many cells', wholeNumber(1, 50), 2)
    .option('--hosts <n>', 'ordinary hosts per cell', wholeNumber(1, 50_000), 20)
    .option('--profile <file>', 'YAML or JSON file that describes the hosts of each cell')
    .option('--port <port>', 'of the API; 0 for any', wholeNumber(0, 65_535), 8774)
    .option(
      '--placement-port <port>',
      'of the Placement API; 0 for any (default: 8778, or any where that is taken)',
      wholeNumber(0, 65_535),
    )
    .option('--broker <url>', 'use this RabbitMQ, as an administrator (amqp://user:password@host)')
    .option('--store <url>', 'use this Redis, as an administrator (redis://:password@host)')
    .option('--processes', 'one process per service, on a RabbitMQ and a Redis that are found or started')
    .option('--faults', 'let `cellflow failpoints` break the processes on purpose')
    .option('--log-dir <dir>', 'keep the logs of the processes there')
    .addOption(new Option('--log-level <level>', 'of the services, on stderr').choices(logLevels))
    .option('--json', 'print one JSON value when it is up')
    .addHelpText('after', '\nExample:\n  $ cellflow up --cells 3 --hosts 100')
    .action((options: Options) => up(io, options));
};

async function up(io: Io, options: Options): Promise<void> {
  if ((options.broker === undefined) !== (options.store === undefined)) {
    throw usageError('--broker and --store go together', 'give both, or neither for a cloud in memory');
  }
  if (options.logDir !== undefined && !options.processes) {
    throw usageError('--log-dir is for the logs of processes', 'add --processes, or use --log-level');
  }
  if (options.faults && !options.processes) {
    throw usageError('--faults is for processes', 'add --processes: only those can be broken one by one');
  }
  await refuseSecond(io);
  const profile = options.profile === undefined ? undefined : readProfile(options.profile);
  const cloud = await startCloud(io, { ...options, profile });
  try {
    const inspection = await serveInspection(cloud.stack);
    try {
      const { apiUrl, placementUrls, token, mode } = cloud.stack;
      const placementUrl = placementUrls[0]!;
      const state = { apiUrl, placementUrl, token, mode, inspectUrl: inspection.url, pid: process.pid };
      await writeState(io, { ...state, services: processesOf(cloud), servers: cloud.access });
      if (options.json) outJson(io, state);
      else tell(io, cloud);
      await new Promise((resolve) => {
        if (io.interrupted.aborted) resolve(null);
        io.interrupted.addEventListener('abort', resolve, { once: true });
      });
    } finally {
      await removeState(io, process.pid);
      await inspection.close();
    }
  } finally {
    if (!options.json) io.out('\nStopping...\n');
    await cloud.stop();
  }
}

const processesOf = ({ stack }: Cloud) =>
  stack
    .services()
    .flatMap(({ id, name, healthUrl }) => (healthUrl === null ? [] : [{ id, name, healthUrl }]));

/** Two clouds in one place would leave the other commands guessing. */
async function refuseSecond(io: Io): Promise<void> {
  const state = await readState(io).catch(() => null);
  if (!state || !isAlive(state.pid)) return;
  throw new CliError('a cloud is up here already', {
    why: `${statePath(io)} belongs to process ${state.pid}, which serves ${state.apiUrl}`,
    next: 'stop that one with Ctrl-C, or start this one in another directory',
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readProfile(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return extname(path) === '.json' ? (JSON.parse(text) as unknown) : text;
  } catch (cause) {
    throw new CliError(`--profile ${path} cannot be read`, {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'give a YAML or JSON file; examples/ holds some that work',
      exitCode: 2,
      cause,
    });
  }
}

function tell(io: Io, { stack, facts }: Cloud): void {
  const paint = createPaint(io);
  const zones = new Set(
    stack.cells.flatMap(({ computes }) =>
      computes.flatMap(({ hosts }) => hosts.map((host) => host.availabilityZone)),
    ),
  );
  const hosts = stack.cells.map(({ name, computes }) => {
    const count = computes.reduce((sum, compute) => sum + compute.hosts.length, 0);
    return `${name} (${count} hosts)`;
  });
  const rows: [string, string][] = [
    ['API', `${paint('bold', `${stack.apiUrl}/v2.1`)}   X-Auth-Token: ${stack.token}`],
    ['placement', stack.placementUrls.join(', ')],
    ['cells', hosts.join(', ')],
    ['zones', [...zones].join(', ')],
    ...facts,
  ];
  io.out(`${paint('good', 'The cloud is up.')} Ctrl-C stops it.\n\n`);
  for (const [name, value] of rows) io.out(`  ${paint('dim', name.padEnd(11))}${value}\n`);
  io.out(`\nIn another terminal, in this directory:\n`);
  for (const [line, what] of [
    ['cellflow boot web --count 3 --wait', 'boot three servers'],
    ['cellflow list', 'see them'],
    ['cellflow why web-1', 'read how one came to be'],
    ['cellflow delete web-1 --wait', 'delete one'],
  ]) {
    io.out(`  ${line!.padEnd(38)}${paint('dim', what!)}\n`);
  }
  const openstack = `openstack --os-auth-type admin_token --os-token ${stack.token} --os-endpoint`;
  io.out(
    `\nOr with OpenStack's client:\n  ${openstack} ${stack.apiUrl}/v2.1 server list\n` +
      `  ${openstack} ${stack.placementUrls[0]} resource provider list\n`,
  );
}

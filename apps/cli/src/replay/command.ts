import { Command, Option } from 'commander';
import { CliError, usageError } from '../cli-error.ts';
import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { findExample } from './find-example.ts';
import { shareOption, speedOption } from './options.ts';
import { printReport } from './print-report.ts';
import { readHosts } from './read-hosts.ts';
import { readRequests } from './read-requests.ts';
import { replay } from './replay.ts';
import { RowError } from './row-error.ts';
import { startCloud } from './start-cloud.ts';
import type { CloudMode } from './start-cloud.ts';
import type { Speed } from './timeline.ts';
import { toCells } from './to-profile.ts';

interface ReplayOptions {
  readonly hosts?: string;
  readonly requests?: string;
  readonly speed: Speed;
  readonly cells: number;
  readonly fail: number;
  readonly seed?: number;
  readonly on: CloudMode;
  readonly inFlight: number;
  readonly limit?: number;
  readonly deletes: boolean;
  readonly stay?: boolean;
  readonly apiPort: number;
  readonly json?: boolean;
}

/** How long one build may take before the replay goes on without it, in ms. */
const buildTimeoutMs = 300_000;

/** `cellflow replay`: plays a public cluster trace through REST. */
export function replayCommand(io: Io): Command {
  return new Command('replay')
    .description('play a cluster trace: its hosts become fake hosts, its requests boots and deletes')
    .option('--hosts <file>', 'CSV of hosts: sn,cpu_milli,memory_mib,gpu,model (default: examples/hosts.csv)')
    .option('--requests <file>', 'CSV of requests (default: examples/requests.csv)')
    .option(
      '--speed <n|max>',
      'seconds of trace per second, or as fast as it goes',
      speedOption,
      'max' as Speed,
    )
    .option('--cells <n>', 'cells to spread the hosts over', wholeNumber(1, 64), 2)
    .option('--fail <share>', 'share of builds that fail and are retried, 0 to 1', shareOption, 0)
    .option('--seed <n>', 'make chance repeatable (embedded only)', wholeNumber(0, 0xffff_ffff))
    .addOption(
      new Option('--on <mode>', 'one process on memory, or one per service over RabbitMQ and Redis')
        .choices(['embedded', 'processes'])
        .default('embedded'),
    )
    .option('--in-flight <n>', 'boots and deletes under way at a time', wholeNumber(1, 10_000), 128)
    .option('--limit <n>', 'play only the first n requests of the file', wholeNumber(1))
    .option('--no-deletes', 'leave every server where it is')
    .option('--stay', 'keep the cloud up after the report, until Ctrl-C')
    .option('--api-port <port>', 'where the API listens; 0 for any free port', wholeNumber(0, 65_535), 0)
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  $ cellflow replay --speed max --cells 2 --fail 0.02')
    .action((options: ReplayOptions) => run(io, options));
}

/** Adds the command to the program. */
export const registerReplay = (program: Command, io: Io): void => void program.addCommand(replayCommand(io));

async function run(io: Io, options: ReplayOptions): Promise<void> {
  if (options.seed !== undefined && options.on === 'processes') {
    throw usageError('--seed needs --on embedded', 'leave one of them out: processes share no chance');
  }
  const trace = await readTrace(io, options);
  const cells = toCells(trace.hosts, { cells: options.cells, behaviour: { failing: options.fail } });
  const say = (text: string) => (options.json ? undefined : io.out(text));
  say(`${trace.requests.length} requests of ${trace.files.requests}, ${trace.hosts.length} hosts\n`);
  const cloud = await startCloud(io, { on: options.on, cells, seed: options.seed, apiPort: options.apiPort });
  try {
    say(`API at ${cloud.stack.apiUrl}/v2.1, ${options.cells} cells, ${options.on}\n`);
    const report = await replay(io, cloud.stack, {
      ...{ requests: trace.requests, hosts: trace.hosts.length, buildTimeoutMs },
      ...{ speed: options.speed, deletes: options.deletes, inFlight: options.inFlight },
      quiet: options.json === true,
    });
    if (options.json) outJson(io, report);
    else printReport(io, report);
    if (options.stay) await untilInterrupted(io, say);
    if (report.sound) return;
    throw new CliError('the replay left things that must not be', {
      why: [...report.capacityViolations, ...report.problems][0],
      next: 'see all of them with --json; ask about one server with --stay and: cellflow why <server>',
    });
  } finally {
    await cloud.stop();
  }
}

async function readTrace(io: Io, options: ReplayOptions) {
  const files = {
    hosts: options.hosts ?? findExample(io, 'hosts.csv'),
    requests: options.requests ?? findExample(io, 'requests.csv'),
  };
  try {
    const hosts = await readHosts(files.hosts);
    const requests = await readRequests(files.requests, options.limit);
    if (hosts.length < options.cells) {
      throw usageError(
        `${hosts.length} hosts cannot fill ${options.cells} cells`,
        'ask for fewer with --cells',
      );
    }
    return { files, hosts, requests };
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(error instanceof Error ? error.message : String(error), {
      why:
        error instanceof RowError ? 'the row cannot be used, and a trace is played whole or not at all' : '',
      next: 'correct the file; examples/hosts.csv and examples/requests.csv show the format',
      exitCode: 2,
      cause: error,
    });
  }
}

async function untilInterrupted(io: Io, say: (text: string) => void): Promise<void> {
  say('\nThe cloud stays up; end it with Ctrl-C.\n');
  if (io.interrupted.aborted) return;
  await new Promise((resolve) => io.interrupted.addEventListener('abort', resolve, { once: true }));
}

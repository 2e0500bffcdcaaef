import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groundNames, journalFolder, playScenario, summarise, writeReports } from '@cellflow/chaos';
import type { GroundName, RunResult, Shipped } from '@cellflow/chaos';
import { Option } from 'commander';
import { CliError, usageError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import type { Io } from '../io.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { explainServersError } from './explain-servers-error.ts';
import { scenarioOf } from './find.ts';
import { exhibitOf, playMuseum } from './museum.ts';
import { readSeed, saySeed, seedOf } from './seed.ts';
import { showRun } from './show-run.ts';
import { verdictText } from './verdict-text.ts';

interface Options {
  readonly seed?: number;
  readonly on: GroundName;
  readonly json?: boolean;
  readonly report?: string;
  readonly keep?: boolean;
}

export const registerChaosRun: Register = (program, io) => {
  program
    .command('run')
    .argument('<scenario>', 'the name of one that is shipped, or a file')
    .description('play a scenario: start a cloud, load it, break it, heal it, and judge what is left')
    .option('--seed <n>', 'the same seed asks for the same (default: chance)', readSeed)
    .addOption(
      new Option(
        '--on <mode>',
        'a process per service, or a docker compose project with a container for each',
      )
        .choices(groundNames)
        .default('processes'),
    )
    .option('--report <dir>', 'write report.html, report.json, junit.xml, the history and the logs there')
    .option('--keep', 'leave the cloud up afterwards, until Ctrl-C')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  $ cellflow chaos run conductor-dies-after-unclaim --report out')
    .action((name: string, options: Options) => {
      if (!name.startsWith('museum-')) return run(io, name, options);
      if (options.on === 'processes') return playMuseum(io, [exhibitOf(name)], options);
      throw usageError('the museum is played on processes', 'leave --on out');
    });
};

async function run(io: Io, name: string, options: Options): Promise<void> {
  const shipped = scenarioOf(name, options.on);
  const seed = seedOf(io, options.seed);
  const say = (text: string) => void (options.json ? undefined : io.out(text));
  const logDir = options.report
    ? join(options.report, 'logs')
    : mkdtempSync(join(tmpdir(), 'cellflow-chaos-'));
  saySeed(io, seed, options);
  const result = await play(io, shipped, { seed, logDir, options, say });
  const summary = summarise(result, options.on === 'compose' ? `${name} --on compose` : name);
  const files = options.report ? await writeReports(options.report, result, summary) : [];
  if (options.json) outJson(io, summary);
  else io.out(verdictText(createPaint(io), summary, io.columns));
  if (files.length > 0) say(`\nreports: ${files.join(', ')}\n`);
  if (summary.passed) {
    if (!options.report) rmSync(logDir, { recursive: true, force: true });
    return;
  }
  throw new CliError(`${summary.name}: ${summary.verdict}`, {
    why: summary.differences[0] ?? summary.unrest,
    next: `${summary.again}; the logs are in ${logDir}`,
  });
}

interface Play {
  readonly seed: number;
  readonly logDir: string;
  readonly options: Options;
  say(text: string): void;
}

async function play(io: Io, { scenario }: Shipped, { seed, logDir, options, say }: Play): Promise<RunResult> {
  say(`${scenario.name}: ${scenario.title}\n`);
  const show = showRun(io, { quiet: options.json === true });
  const stayUp = async (apiUrl: string) => {
    show.stop();
    await stay(io, apiUrl, say);
  };
  try {
    return await playScenario(scenario, {
      ...{ seed, logDir, platform: io.platform, env: io.env, journals: journalFolder(io) },
      ...{ on: options.on, signal: io.interrupted, tell: show.tell, onLoad: show.onLoad },
      log: (line) => say(`${line}\n`),
      ...(options.keep ? { stay: stayUp } : {}),
    });
  } catch (error) {
    throw explainServersError(error);
  } finally {
    show.stop();
  }
}

async function stay(io: Io, apiUrl: string, say: (text: string) => void): Promise<void> {
  say(`\nThe cloud stays up at ${apiUrl}; end it with Ctrl-C.\n`);
  if (io.interrupted.aborted) return;
  await new Promise((resolve) => io.interrupted.addEventListener('abort', resolve, { once: true }));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOutcomes, runSweep, startSweepCloud, sweepPaths } from '@cellflow/chaos';
import type { SweepPath, SweepResult } from '@cellflow/chaos';
import { Option } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import type { Io } from '../io.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { startSpinner } from '../terminal/spinner.ts';
import { explainServersError } from './explain-servers-error.ts';
import { mapText } from './map-text.ts';
import { sweepFailure } from './sweep-failure.ts';

interface Options {
  readonly path: SweepPath | 'all';
  readonly json?: boolean;
}

export const registerChaosSweep: Register = (program, io) => {
  program
    .command('sweep')
    .argument('<flow>', 'boot: a boot, its retries, and the delete')
    .description('kill the owner of every step of the flow, and draw what came of it')
    .addOption(
      new Option('--path <path>', 'the way through the flow').choices([...sweepPaths, 'all']).default('all'),
    )
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', '\nExample:\n  $ cellflow chaos sweep boot --path retry')
    .action((flow: string, options: Options) => {
      if (flow === 'boot') return sweep(io, options);
      throw new CliError(`there is no flow "${flow}"`, { next: 'cellflow chaos sweep boot', exitCode: 2 });
    });
};

async function sweep(io: Io, options: Options): Promise<void> {
  const paths = options.path === 'all' ? sweepPaths : [options.path];
  const logDir = mkdtempSync(join(tmpdir(), 'cellflow-sweep-'));
  const say = (text: string) => void (options.json ? undefined : io.out(`${text}\n`));
  const cloud = await startSweepCloud({ platform: io.platform, env: io.env, logDir, log: say }).catch(
    (error: unknown) => Promise.reject(explainServersError(error)),
  );
  let result: SweepResult;
  try {
    let now = 'the sweep begins';
    const spinner = options.json ? null : startSpinner(io, () => now);
    const tell = (text: string) => {
      now = text;
      if (!io.terminal) say(text);
    };
    try {
      result = await runSweep({ paths, cloud, platform: io.platform, signal: io.interrupted, tell });
    } finally {
      spinner?.stop();
    }
  } finally {
    await cloud.stop();
  }
  if (options.json) outJson(io, { paths, counts: countOutcomes(result.results), ...result });
  else io.out(mapText(createPaint(io), result, paths, io.columns));
  const failure = sweepFailure(result);
  if (!failure) return rmSync(logDir, { recursive: true, force: true });
  throw new CliError(failure.what, { why: failure.why, next: `the logs are in ${logDir}` });
}

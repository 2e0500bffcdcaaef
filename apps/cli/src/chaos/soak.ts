import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalFolder, runSoak, summarise, writeReports } from '@cellflow/chaos';
import type { SoakResult, SoakRound } from '@cellflow/chaos';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import type { Io } from '../io.ts';
import { outJson } from '../io.ts';
import { duration } from '../numbers.ts';
import { createPaint } from '../terminal/paint.ts';
import { explainServersError } from './explain-servers-error.ts';
import { readSeed, saySeed, seedOf } from './seed.ts';
import { showRun } from './show-run.ts';
import { roundText } from './round-text.ts';
import { verdictText } from './verdict-text.ts';

interface Options {
  readonly for?: number;
  readonly seed?: number;
  readonly report?: string;
  readonly losing?: boolean;
  readonly json?: boolean;
}

export const registerChaosSoak: Register = (program, io) => {
  program
    .command('soak')
    .description('load one cloud for long, break it by chance, and judge it again and again')
    .option('--for <time>', 'how long, such as 1h, 2m or 30s (default: 60m)', duration)
    .option('--seed <n>', 'the same seed draws the same faults (default: chance)', readSeed)
    .option(
      '--report <dir>',
      'write the reports, the history, the last round as a scenario, and the logs there',
    )
    .option('--losing', 'also faults that lose data by design')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  $ cellflow chaos soak --for 2m --seed 7 --report out')
    .action((options: Options) => soak(io, options));
};

const anHourMs = 3_600_000;

async function soak(io: Io, options: Options): Promise<void> {
  const seed = seedOf(io, options.seed);
  const forMs = options.for ?? anHourMs;
  const say = (text: string) => void (options.json ? undefined : io.out(text));
  const folder = options.report ?? mkdtempSync(join(tmpdir(), 'cellflow-soak-'));
  mkdirSync(folder, { recursive: true });
  saySeed(io, seed, options);
  const { last, rounds } = await play(io, { seed, forMs, folder, options, say });
  const summary = {
    ...summarise(last.result, join(folder, 'round.yaml')),
    ...{ seed, verdict: last.verdict, passed: last.passed, differences: last.why, rounds },
    again: `cellflow chaos soak --for ${Math.round(forMs / 1000)}s --seed ${seed}`,
  };
  if (options.json) outJson(io, summary);
  else io.out(verdictText(createPaint(io), summary, io.columns));
  if (options.report || !last.passed) {
    const files = await writeReports(folder, last.result, summary);
    say(`\nreports: ${[...files, join(folder, 'round.yaml')].join(', ')}\n`);
  } else rmSync(folder, { recursive: true, force: true });
  if (last.passed) return;
  throw new CliError(`round ${last.number} is ${last.verdict}`, {
    why: last.why[0],
    next: `cellflow chaos run ${join(folder, 'round.yaml')} --seed ${last.seed} plays it alone; the logs are in ${folder}`,
  });
}

interface Play {
  readonly seed: number;
  readonly forMs: number;
  readonly folder: string;
  readonly options: Options;
  say(text: string): void;
}

async function play(io: Io, { seed, forMs, folder, options, say }: Play): Promise<SoakResult> {
  const show = showRun(io, { quiet: options.json === true });
  try {
    return await runSoak({
      ...{ seed, forMs, losing: options.losing === true, logDir: join(folder, 'logs') },
      ...{ platform: io.platform, env: io.env, journals: journalFolder(io), signal: io.interrupted },
      ...{ tell: show.tell, onLoad: show.onLoad, log: (line) => say(`${line}\n`) },
      onBegin: (yaml) => writeFileSync(join(folder, 'round.yaml'), yaml),
      onRound: (round: SoakRound) => show.print(roundText(round)),
    });
  } catch (error) {
    throw explainServersError(error);
  } finally {
    show.stop();
  }
}

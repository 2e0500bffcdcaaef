import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  exhibits,
  journalFolder,
  playExhibit,
  sideBySide,
  smallestText,
  writeShowing,
} from '@cellflow/chaos';
import type { Exhibit, Showing } from '@cellflow/chaos';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import type { Io } from '../io.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { explainServersError } from './explain-servers-error.ts';
import { readSeed, saySeed, seedOf } from './seed.ts';
import { showRun } from './show-run.ts';

export interface MuseumOptions {
  /** Not for the museum, which ends its clouds. */
  readonly keep?: boolean;
  readonly seed?: number;
  readonly json?: boolean;
  readonly report?: string;
}

export const registerChaosMuseum: Register = (program, io) => {
  program
    .command('museum')
    .argument('[exhibit]', 'one of the museum; default: all')
    .description('play a bug that OpenStack had twice with one seed: with the defect, and without')
    .option('--seed <n>', 'the same seed asks for the same (default: chance)', readSeed)
    .option('--report <dir>', 'write the reports of both runs, and what they show, there')
    .option('--json', 'print what they show as JSON')
    .addHelpText('after', '\nExample:\n  $ cellflow chaos museum museum-retries-are-lost --seed 1')
    .action((name: string | undefined, options: MuseumOptions) =>
      playMuseum(io, name === undefined ? exhibits : [exhibitOf(name)], options),
    );
};

/** The exhibit of this name, with "museum-" or without. Throws CliError, exit code 2, where there is none. */
export function exhibitOf(name: string): Exhibit {
  const found = exhibits.find((each) => each.name === name || each.name === `museum-${name}`);
  if (found) return found;
  throw new CliError(`there is no exhibit "${name}"`, {
    why: `there are ${exhibits.map((each) => each.name).join(', ')}`,
    next: 'see what they show with: cellflow chaos list',
    exitCode: 2,
  });
}

/** Plays exhibits one after another; rejects with CliError where one does not show what it is there to show. */
export async function playMuseum(io: Io, shown: readonly Exhibit[], options: MuseumOptions): Promise<void> {
  if (options.keep)
    throw new CliError('the clouds of the museum are not kept', {
      why: 'an exhibit is played on two of them, one after the other',
      next: 'leave --keep out',
      exitCode: 2,
    });
  const seed = seedOf(io, options.seed);
  saySeed(io, seed, options);
  const failed: Showing[] = [];
  const told: object[] = [];
  for (const exhibit of shown) {
    const showing = await playOne(io, exhibit, { ...options, seed, apart: shown.length > 1 });
    const { broken, fixed, flaws } = showing;
    told.push({ ...{ name: exhibit.name, seed, flaws }, broken: broken.summary, fixed: fixed.summary });
    if (!options.json) io.out(showingText(io, showing));
    if (flaws.length > 0) failed.push(showing);
  }
  if (options.json) outJson(io, shown.length === 1 ? told[0] : told);
  const [first] = failed;
  if (!first) return;
  throw new CliError(`${failed.map(({ exhibit }) => exhibit.name).join(', ')}: not as it is to be shown`, {
    why: first.flaws.join('; '),
    next: `cellflow chaos museum ${first.exhibit.name} --seed ${seed} --report out`,
  });
}

async function playOne(
  io: Io,
  exhibit: Exhibit,
  { seed, apart, report, json = false }: MuseumOptions & { readonly seed: number; readonly apart: boolean },
): Promise<Showing> {
  const temporary = report === undefined;
  const folder = temporary
    ? mkdtempSync(join(tmpdir(), 'cellflow-museum-'))
    : join(report, apart ? exhibit.name : '');
  const say = (text: string) => void (json ? undefined : io.out(text));
  say(`\n${exhibit.name}: ${exhibit.title} (${exhibit.bugs.join(', ')})\n`);
  let show = showRun(io, { quiet: json });
  try {
    const showing = await playExhibit(exhibit, {
      ...{ seed, logDir: join(folder, 'logs'), platform: io.platform, env: io.env },
      ...{ journals: journalFolder(io), signal: io.interrupted },
      tell: (event) => show.tell(event),
      onLoad: (progress) => show.onLoad(progress),
      began(which) {
        show.stop();
        say(which === 'broken' ? 'with the defect\n' : 'without it\n');
        show = showRun(io, { quiet: json });
      },
      log: (line) => say(`${line}\n`),
    });
    if (!temporary) say(`reports: ${(await writeShowing(folder, showing)).join(', ')}\n`);
    return showing;
  } catch (error) {
    throw explainServersError(error);
  } finally {
    show.stop();
    if (temporary) rmSync(folder, { recursive: true, force: true });
  }
}

function showingText(io: Io, showing: Showing): string {
  const paint = createPaint(io);
  const { broken, flaws } = showing;
  const head = ['', 'WITH THE DEFECT', 'WITHOUT IT'];
  const proof = smallestText(broken.summary.invariants);
  return [
    proof === '' ? '' : `\n${proof}\n`,
    `\n${table(paint, { head, rows: sideBySide(showing), columns: io.columns })}`,
    ...flaws.map((flaw) => `${paint('bad', 'not as it is to be shown:')} ${flaw}\n`),
    flaws.length === 0 ? `${paint('good', 'as it is to be shown')}\n` : '',
  ].join('');
}

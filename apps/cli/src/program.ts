import { Command, CommanderError } from 'commander';
import { ProfileError } from '@cellflow/profile';
import { StackError } from '@cellflow/stack';
import manifest from '../package.json' with { type: 'json' };
import { CliError } from './cli-error.ts';
import { closedExitCode, OutputClosed } from './closed-output.ts';
import { commands } from './commands.ts';
import { explainRestError } from './connection.ts';
import { outJson } from './io.ts';
import type { Io } from './io.ts';
import { RestError } from './rest-client.ts';
import { createPaint } from './terminal/paint.ts';

/** Runs one command line. Resolves with the exit code: 0 worked, 1 failed, 2 the command line is wrong. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command('cellflow')
    .description('A cloud of cells that you can start in a second, break on purpose, and ask why.')
    .version(manifest.version, '--version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .showHelpAfterError('(cellflow --help lists the commands)')
    .addHelpText('after', '\nFirst time here?\n  $ cellflow demo');
  for (const register of commands) register(program, io);
  for (const command of program.commands) {
    command.exitOverride().showHelpAfterError(`(cellflow ${command.name()} --help shows an example)`);
    command.configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
  }
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // Ctrl-C while something was waited for: everything was stopped on the way here.
    if (io.interrupted.aborted && error === io.interrupted.reason)
      return error instanceof OutputClosed ? closedExitCode : 130;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return report(error, io, argv.includes('--json'));
  }
}

function report(error: unknown, io: Io, json: boolean): number {
  const known = explain(error);
  if (known === null) {
    io.err(`cellflow: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    io.err('  next: this is a defect of cellflow; please report it with the lines above\n');
    return 1;
  }
  if (json) {
    outJson({ ...io, out: io.err }, { error: { what: known.message, why: known.why, next: known.next } });
    return known.exitCode;
  }
  const paint = createPaint(io);
  io.err(`${paint('bad', 'cellflow:')} ${known.message}\n`);
  if (known.why !== '') io.err(`  why:  ${known.why}\n`);
  if (known.next !== '') io.err(`  next: ${known.next}\n`);
  return known.exitCode;
}

function explain(error: unknown): CliError | null {
  if (error instanceof CliError) return error;
  if (error instanceof RestError) return explainRestError(error);
  if (error instanceof ProfileError || error instanceof StackError) {
    return new CliError('these cells cannot be started', {
      why: error.message,
      next: 'correct the profile; examples/ holds some that work',
      exitCode: 2,
    });
  }
  return null;
}

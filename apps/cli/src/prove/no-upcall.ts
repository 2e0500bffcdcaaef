import { NoSuchCellError, proveNoUpcall } from '@cellflow/proof';
import type { Proof } from '@cellflow/proof';
import { Option } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { startSpinner } from '../terminal/spinner.ts';
import { findGround } from './ground.ts';
import type { GroundOptions } from './ground.ts';
import { drawProof } from './draw.ts';

interface Options extends GroundOptions {
  readonly cell?: string;
  readonly json?: boolean;
}

export const registerNoUpcall: Register = (program, io) => {
  program
    .command('no-upcall')
    .description('read, try and watch whether any credential of a cell reaches above its cell')
    .option('--cell <name>', 'only the credentials of this cell')
    .addOption(
      new Option('--on <mode>', 'start a docker compose project for it, with servers for each scope').choices(
        ['compose'],
      ),
    )
    .option(
      '--broker <url>',
      'the RabbitMQ, as an administrator (default: that of `cellflow up --processes`)',
    )
    .option('--broker-management <url>', 'its management interface (default: port 15672 of the broker)')
    .option('--store <url>', 'the Redis, as an administrator')
    .option('--credentials <file>', 'JSON: password by user (default: as `cellflow up --broker` gives them)')
    .option('--json', 'print JSON instead of text')
    .addHelpText(
      'after',
      '\nExit code 0 means valid, and nothing else does.\n\nExamples:\n  $ cellflow prove no-upcall\n  $ cellflow prove no-upcall --on compose',
    )
    .action((options: Options) => prove(io, options));
};

async function prove(io: Io, options: Options): Promise<void> {
  const ground = await findGround(io, options);
  let proof: Proof;
  const spinner = startSpinner(io, () => 'trying every credential of every cell');
  try {
    const { servers, own, signal } = ground;
    const proving = proveNoUpcall({ servers, platform: io.platform, cell: options.cell, mayHarm: own });
    proof = await Promise.race([proving, rejectWhen(signal)]);
  } catch (cause) {
    throw ground.signal.aborted ? ground.signal.reason : explain(cause);
  } finally {
    spinner.stop();
    await ground.stop();
  }
  if (options.json) outJson(io, proof);
  else io.out(drawProof(proof, { paint: createPaint(io), columns: io.columns }));
  if (proof.verdict === 'valid') return;
  throw new CliError(`the verdict is ${proof.verdict}`, {
    why: proof.reasons.slice(0, 5).join('; '),
    next:
      proof.verdict === 'invalid'
        ? 'load the definitions and ACLs of deploy/ again, and look who changed them'
        : 'see that RabbitMQ, Redis and placement run, and that the credentials are right',
  });
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const aborted = () => reject(signal.reason as Error);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}

function explain(cause: unknown): unknown {
  if (cause instanceof CliError) return cause;
  const error = cause instanceof Error ? cause : new Error(String(cause));
  if (error instanceof NoSuchCellError) {
    return new CliError(error.message, { next: 'leave --cell out for all of them', exitCode: 2, cause });
  }
  const deeper = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return new CliError('the verdict is unknown: the servers could not be looked at', {
    why: `${error.message}${deeper}`,
    next: 'see that RabbitMQ and Redis run, and that the user is an administrator',
    cause,
  });
}

import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { connectPlacement, withPlacement } from '../topology/placement-connection.ts';
import type { PlacementOptions } from '../topology/placement-connection.ts';
import { readRecovery } from './recovery.ts';

interface Options extends PlacementOptions {
  readonly force?: boolean;
}

const danger = 'what servers of those cells hold is not known, and may be given to others a second time';

export const registerRecover: Register = (placement, io) => {
  const command = placement
    .command('recover')
    .description('end a recovery without the cells that do not answer')
    .option('--force', `do so: ${danger}`);
  withPlacement(command, 'cellflow placement recover --force').action(async (options: Options) => {
    if (!options.force)
      throw new CliError('a recovery ends by itself when every cell has told what it holds', {
        why: `without them ${danger}`,
        next: 'see what it waits for with: cellflow placement status; end it all the same with --force',
        exitCode: 2,
      });
    const connection = await connectPlacement(io, options);
    const { body } = await connection.ask('POST', '/recovery', { force: true });
    if (options.json) return outJson(io, body);
    const missing = readRecovery(body).not_heard ?? [];
    io.out('placement has recovered\n');
    if (missing.length > 0) io.err(`warning: it did not hear ${missing.join(', ')}: ${danger}\n`);
  });
};
